/** Characters that people and programs leave after an address: the rest of a folder or of a sentence. */
const TRAILING = '/.,)';

/** How many of them are ignored. */
const MOST_TRAILING = 8;

/**
 * The addresses that a request may mean, the closest first: without double slashes, without trailing
 * slashes and punctuation, without `.html` or `/index.html`.
 * @param address decoded path of a request
 */
export function* otherForms(address: string): Generator<string> {
  let rest = address.replace(/\/{2,}/g, '/');
  for (let cut = 0; cut <= MOST_TRAILING; cut++) {
    yield rest;
    const small = rest.toLowerCase();
    if (small.endsWith('/index.html')) yield rest.slice(0, -'/index.html'.length) || '/';
    else if (small.endsWith('.html')) yield rest.slice(0, -'.html'.length);
    if (rest.length === 1 || !TRAILING.includes(rest.at(-1) ?? '')) return;
    rest = rest.slice(0, -1);
  }
}

/**
 * The same as a regular expression, for configurations of servers: the first group is the address
 * without the trailing parts. Case is ignored. An address that itself ends in this way has to be found
 * before.
 */
export const PLAIN_FORM = `^(/.*?)(?:/index\\.html|\\.html)?[${TRAILING}]{0,${MOST_TRAILING}}$`;

/**
 * The same for an address as a request has it, which may be encoded in part and have a query: the first
 * group is the address, the last one the query.
 */
export const WRITTEN_FORM =
  '^(/[^?]*?)(?:(?:/|%2f)index\\.html|(?:\\.|%2e)html)?' +
  `(?:/|%2f|\\.|%2e|,|%2c|\\)|%29){0,${MOST_TRAILING}}(\\?.*)?$`;

/** Two or more slashes, encoded or not. Case is ignored. */
export const DOUBLED = '(?:/|%2f)(?:/|%2f)+';

/** What `PLAIN_FORM` makes of an address. */
export const plainForm = (address: string): string =>
  new RegExp(PLAIN_FORM, 'is').exec(address)?.[1] ?? address;
