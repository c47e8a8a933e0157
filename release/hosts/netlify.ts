import { encodedPath } from '#site/routes.ts';
import type { HeaderRule } from '../headers.ts';
import type { Serving } from '../serving.ts';

/** What Cloudflare Pages reads of the two files; the rest it leaves out without a word. */
export const CLOUDFLARE = {
  redirects: 2000,
  redirectCharacters: 1000,
  headerRules: 100,
  headerCharacters: 2000,
} as const;

/** `_redirects`, as Netlify and Cloudflare Pages read it. Both serve `/a` from `a.html`. */
export function redirectsFile({ redirects }: Pick<Serving, 'redirects'>): string {
  return redirects.map((redirect) => `${redirectLine(redirect)}\n`).join('');
}

const redirectLine = ({ from, to }: Serving['redirects'][number]) =>
  `${literally(from)} ${to} 301`;

/** Without what would stand for a part of an address. @param address percent-encoded */
const literally = (address: string) => address.replaceAll('*', '%2A');

/**
 * `_headers`. Where two rules name one header, Netlify takes the later and Cloudflare joins
 * them, unless the later one detaches what came before (a line `! Name`).
 */
export function headersFile(
  { headers }: Pick<Serving, 'headers'>,
  host: 'netlify' | 'cloudflare',
): string {
  const said = new Set<string>();
  return (host === 'cloudflare' ? within(headers) : headers)
    .map((rule) => {
      const lines = Object.entries(rule.headers).flatMap(([name, value]) => {
        const detach = host === 'cloudflare' && said.has(name) ? [`  ! ${name}`] : [];
        said.add(name);
        return [...detach, `  ${name}: ${value}`];
      });
      return [pattern(rule.matches), ...lines, ''].join('\n');
    })
    .join('\n');
}

/**
 * What Cloudflare Pages would leave out of a release's files.
 * @returns a sentence for each; none where everything is read
 */
export function cloudflareRemarks({
  redirects,
  headers,
}: Pick<Serving, 'redirects' | 'headers'>): string[] {
  const remarks: string[] = [];
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

function pattern(matches: HeaderRule['matches']): string {
  if ('address' in matches) return literally(encodedPath(matches.address));
  if ('pattern' in matches) return matches.pattern.replaceAll('*', ':part');
  return 'folder' in matches ? `${literally(encodedPath(matches.folder))}/*` : '/*';
}
