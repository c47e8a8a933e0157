import type { HeaderRule } from '../headers.ts';
import type { Serving } from '../serving.ts';

/** `_redirects`, as Netlify and Cloudflare Pages read it. Both serve `/a` from `a.html`. */
export function redirectsFile({ redirects }: Serving): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

/**
 * `_headers`. Where two rules name one header, Netlify takes the later and Cloudflare joins
 * them, unless the later one detaches what came before (a line `! Name`).
 */
export function headersFile({ headers }: Serving, host: 'netlify' | 'cloudflare'): string {
  const said = new Set<string>();
  return headers
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

function pattern(matches: HeaderRule['matches']): string {
  if ('address' in matches) return encodeURI(matches.address).replaceAll('*', ':part');
  return 'folder' in matches ? `${matches.folder}/*` : '/*';
}
