/** What people and programs leave behind an address: of a folder, of the sentence around it. */
const BEHIND = '/.,)';

/** Nobody writes more of them; a longer run costs time for nothing. */
const MOST_BEHIND = 8;

/**
 * The addresses that another form may stand for, the closest first: without doubled slashes,
 * without a slash or the end of a sentence behind it, without `.html` or `/index.html`.
 * @param address decoded path of a request
 */
export function* otherForms(address: string): Generator<string> {
  let rest = address.replace(/\/{2,}/g, '/');
  for (let cut = 0; cut <= MOST_BEHIND; cut++) {
    yield rest;
    const small = rest.toLowerCase();
    if (small.endsWith('/index.html')) yield rest.slice(0, -'/index.html'.length) || '/';
    else if (small.endsWith('.html')) yield rest.slice(0, -'.html'.length);
    if (rest.length === 1 || !BEHIND.includes(rest.at(-1) ?? '')) return;
    rest = rest.slice(0, -1);
  }
}

/**
 * The same for servers that are configured by regular expressions, in one step: the first group
 * is the address without what stands behind it. To be read whatever the case of letters.
 * An address that ends like one of these forms itself has to be looked for before.
 */
export const PLAIN_FORM = `^(/.*?)(?:/index\\.html|\\.html)?[${BEHIND}]{0,${MOST_BEHIND}}$`;

/**
 * The same of an address as it was written, some of it perhaps encoded, with its query: the first
 * group is the address, the last one the query.
 */
export const WRITTEN_FORM =
  '^(/[^?]*?)(?:(?:/|%2f)index\\.html|(?:\\.|%2e)html)?' +
  `(?:/|%2f|\\.|%2e|,|%2c|\\)|%29){0,${MOST_BEHIND}}(\\?.*)?$`;

/** Two slashes beside each other, as they may be written. To be read whatever the case. */
export const DOUBLED = '(?:/|%2f)(?:/|%2f)+';

/** What `PLAIN_FORM` makes of an address. */
export const plainForm = (address: string): string =>
  new RegExp(PLAIN_FORM, 'is').exec(address)?.[1] ?? address;
