type Facts = {
  /** A part that starts with a colon stands for any value of one part; `:year` for digits. */
  address: string;
  /** Whether the page has feeds of its own, below its address. */
  hasFeeds?: true;
  /** False for a page that drafts do not change: previews lead to the public one. */
  isPreviewed?: false;
  /** Whether the page runs WebAssembly, which its Content-Security-Policy then allows. */
  runsWebAssembly?: true;
};

/**
 * Every kind of page with its address. What a page of each kind shows is in
 * newsroom/page-kinds.ts, what people see in app/views. Next wants a file in app/ as well.
 */
export const pageKinds = {
  home: { address: '/' },
  news: { address: '/blog' },
  post: { address: '/blog/:slug' },
  category: { address: '/blog/category/:category', hasFeeds: true },
  categoryYear: { address: '/blog/category/:category/:year' },
  author: { address: '/blog/author/:author', hasFeeds: true },
  year: { address: '/blog/archive/:year' },
  subscribe: { address: '/subscribe' },
  search: { address: '/search', isPreviewed: false, runsWebAssembly: true },
} as const satisfies Record<string, Facts>;

export type PageKind = keyof typeof pageKinds;

/** Kinds whose pages a preview shows too. */
export type PreviewedKind = {
  [Kind in PageKind]: (typeof pageKinds)[Kind] extends { isPreviewed: false } ? never : Kind;
}[PageKind];

export const kindsOfPage: readonly (Facts & { name: PageKind })[] = Object.entries(
  pageKinds,
).map(([name, facts]) => ({ name: name as PageKind, ...facts }));

const isVariable = (part: string) => part.startsWith(':');

/** The address of one page. @param values of the address's variable parts, in order */
export function addressOfPage(kind: PageKind, ...values: (string | number)[]): string {
  const left = [...values];
  return pageKinds[kind].address
    .split('/')
    .map((part) => (isVariable(part) ? encodeURIComponent(left.shift() ?? '') : part))
    .join('/');
}

/**
 * The values of the variable parts in an address, by name and percent-encoded.
 * @returns null where the address is that of another kind
 */
export function partsOfPage(kind: PageKind, path: string): Record<string, string> | null {
  const parts = path.split('/');
  const pattern = pageKinds[kind].address.split('/');
  const fits = pattern.every((expected, index) => {
    const part = parts[index] ?? '';
    if (expected === ':year') return /^\d+$/.test(part);
    return isVariable(expected) ? part !== '' : part === expected;
  });
  if (!fits || parts.length !== pattern.length) return null;
  return Object.fromEntries(
    pattern.flatMap((part, index) =>
      isVariable(part) ? [[part.slice(1), parts[index] ?? '']] : [],
    ),
  );
}

/** What lies beside pages for machines, such as `/blog/<slug>.md`. */
const FILE = /\.(md|xml|json|css)$/;

/**
 * The page that a preview shows at an address; null where it shows none.
 * @param path percent-encoded, without query
 */
export function previewedPageAt(
  path: string,
): { kind: PreviewedKind; parts: Record<string, string> } | null {
  if (FILE.test(path)) return null;
  for (const { name, isPreviewed = true } of kindsOfPage) {
    const parts = isPreviewed ? partsOfPage(name, path) : null;
    if (parts) return { kind: name as PreviewedKind, parts };
  }
  return null;
}
