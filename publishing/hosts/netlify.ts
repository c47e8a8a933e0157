import path from 'node:path';
import { encodedPath } from '#site/routes.ts';
import type { HeaderRule } from '../release/headers.ts';
import type { Serving } from '../release/serving.ts';

/**
 * What Cloudflare Pages reads of the two files; the rest it leaves out without a word. And how many
 * files it takes, by what is paid for them (as of January 2026).
 */
export const CLOUDFLARE = {
  files: { free: 20_000, paid: 100_000 },
  redirects: 2000,
  redirectCharacters: 1000,
  headerRules: 100,
  headerCharacters: 2000,
} as const;

export type Host = 'netlify' | 'cloudflare';

/**
 * `_redirects`. What has expired answers 410 on Netlify; Cloudflare Pages knows no such line, and
 * answers 404. Both hosts serve `/a` from `a.html`. Netlify decodes an address before it looks
 * for it, as `netlify dev` shows: it gets those with codes decoded as well, where a line can
 * hold them.
 */
export function redirectsFile(
  { redirects, gone }: Pick<Serving, 'redirects' | 'gone'>,
  host: Host,
): string {
  const expired = host === 'netlify' ? gone : [];
  const all = host === 'netlify' ? redirects.flatMap(asNetlifyReads) : withSlashes(redirects);
  const lines = [
    ...all.map(redirectLine),
    ...expired.map((path) => `${literally(path)} /404.html 410`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function asNetlifyReads(redirect: Serving['redirects'][number]) {
  const decoded = withoutCodes(redirect.from);
  return decoded === null ? [redirect] : [redirect, { ...redirect, from: decoded }];
}

/**
 * Cloudflare takes `/feed/` for another address than `/feed`. What has an ending is no folder,
 * and nobody asks for it with a slash. The lines that it would not read are left out.
 */
function withSlashes(redirects: Serving['redirects']): Serving['redirects'] {
  const folders = redirects.filter(({ from }) => !path.posix.extname(from));
  const slashed = folders.map(({ from, to }) => ({ from: `${from}/`, to }));
  const room = Math.max(0, CLOUDFLARE.redirects - redirects.length);
  return [...redirects, ...slashed.slice(0, room)];
}

/** @returns null where there are no codes, or one that stands for what parts a line or an address */
function withoutCodes(address: string): string | null {
  const decoded = decodeURIComponent(address);
  return decoded === address || /[\s#?%:*]/.test(decoded) ? null : decoded;
}

const redirectLine = ({ from, to }: Serving['redirects'][number]) =>
  `${literally(from)} ${to} 301`;

/** Without what would stand for a part of an address. @param address percent-encoded */
const literally = (address: string) => address.replaceAll('*', '%2A');

/**
 * `_headers`. Where two rules name one header, Netlify takes the later and Cloudflare joins
 * them, unless the later one detaches what came before (a line `! Name`). Netlify looks for the
 * rules of a page's file, `netlify dev` does at least.
 */
export function headersFile({ headers }: Pick<Serving, 'headers'>, host: Host): string {
  const said = new Set<string>();
  return (host === 'cloudflare' ? within(headers) : headers)
    .map((rule) => {
      const lines = Object.entries(rule.headers).flatMap(([name, value]) => {
        const detach = host === 'cloudflare' && said.has(name) ? [`  ! ${name}`] : [];
        said.add(name);
        return [...detach, `  ${name}: ${value}`];
      });
      const address = pattern(rule.matches);
      const patterns =
        host === 'netlify' && isPage(rule.matches) ? [address, `${address}.html`] : [address];
      return patterns.map((one) => [one, ...lines, ''].join('\n')).join('\n');
    })
    .join('\n');
}

/**
 * What Cloudflare Pages would leave out of a release, or not take.
 * @returns a sentence for each; none where everything is read
 */
export function cloudflareRemarks({
  redirects,
  headers,
  files,
}: Pick<Serving, 'redirects' | 'headers' | 'files'>): string[] {
  const remarks: string[] = [];
  const { free, paid } = CLOUDFLARE.files;
  if (files.length > free) {
    remarks.push(
      `Cloudflare Pages takes ${free} files, or ${paid} on a paid plan, and this release has ${files.length}.`,
    );
  }
  if (redirects.length > CLOUDFLARE.redirects) {
    remarks.push(
      `Cloudflare Pages reads ${CLOUDFLARE.redirects} redirects, and this release has ${redirects.length}.`,
    );
  }
  for (const redirect of redirects) {
    if (redirectLine(redirect).length > CLOUDFLARE.redirectCharacters) {
      remarks.push(
        `Cloudflare Pages leaves out ${redirect.from.slice(0, 60)}…, which is too long.`,
      );
    }
  }
  const rules = within(headers).length;
  if (rules > CLOUDFLARE.headerRules) {
    remarks.push(
      `Cloudflare Pages reads ${CLOUDFLARE.headerRules} rules for headers, and this release has ${rules}.`,
    );
  }
  return remarks;
}

/**
 * An archive may have hundreds of unlisted posts, with a rule for the Markdown of each. Where
 * those are too many, no Markdown is for search engines: the pages are.
 */
function within(rules: HeaderRule[]): HeaderRule[] {
  if (rules.length <= CLOUDFLARE.headerRules) return rules;
  const markdown = (rule: HeaderRule) => 'x-robots-tag' in rule.headers;
  const [first] = rules.filter(markdown);
  if (!first) return rules;
  const every = { matches: { pattern: '/blog/*.md' }, headers: first.headers };
  return [...rules.filter((rule) => !markdown(rule)), every];
}

const isPage = (matches: HeaderRule['matches']) =>
  'address' in matches && !path.extname(matches.address);

function pattern(matches: HeaderRule['matches']): string {
  if ('address' in matches) return literally(encodedPath(matches.address));
  if ('pattern' in matches) return matches.pattern.replaceAll('*', ':part');
  return 'folder' in matches ? `${literally(encodedPath(matches.folder))}/*` : '/*';
}
