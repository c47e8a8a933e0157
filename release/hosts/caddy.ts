import type { HeaderRule } from '../headers.ts';
import type { Serving } from '../serving.ts';

/**
 * Configuration for Caddy 2.
 * @param root absolute path of the served folder
 */
export function caddyConfiguration(
  { origin, redirects, headers }: Serving,
  root: string,
): string {
  return `# Made with each release; changes belong into release/hosts/caddy.ts.
${origin} {
  root * ${quoted(root)}
  map {path} {target} {
${redirects.map(({ from, to }) => `    ${quoted(decodeURI(from))} ${quoted(to)}`).join('\n')}
    default ""
  }
  @moved expression {target} != ""
  redir @moved ${origin}{target} 301

  @slash {
    path_regexp page ^(.+?)(/+|\\.html)$
    file {re.page.1}.html
  }
  redir @slash ${origin}{re.page.1} 301

${headers.map((rule) => headerBlock(rule)).join('\n')}

  try_files {path} {path}.html
  file_server {
    precompressed br gzip
  }
  handle_errors 404 {
    rewrite * /404.html
    file_server
  }
}
`;
}

function headerBlock({ matches, headers }: HeaderRule): string {
  const matcher =
    'address' in matches ? matches.address : 'folder' in matches ? `${matches.folder}/*` : '';
  return Object.entries(headers)
    .map(([name, value]) =>
      `  header ${matcher} ${name} ${quoted(value)}`.replace(/ {2,}(?=\S)/g, (blanks, at) =>
        at === 0 ? blanks : ' ',
      ),
    )
    .join('\n');
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
