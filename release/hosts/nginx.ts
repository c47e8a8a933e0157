import { contentType } from '../content-type.ts';
import { type HeaderRule, patternOf } from '../headers.ts';
import type { Serving } from '../serving.ts';
import { COMPRESSED } from '../writer.ts';

/**
 * Configuration for nginx, to be included within `http`. It needs the module
 * brotli_static; without it, take out the line that names it.
 * @param root absolute path of the served folder, usually `<site>/current/out`
 */
export function nginxConfiguration(serving: Serving, root: string, listen: string): string {
  const { origin, redirects, headers, files } = serving;
  return `# Made with each release; changes belong into release/hosts/nginx.ts.
map_hash_max_size 65536;
map_hash_bucket_size 512;

map $uri $masthead_address {
  default $uri;
  "~^(?<masthead_bare>.+?)/+$" $masthead_bare;
}

map $masthead_address $masthead_target {
  default "";
${redirects.map(({ from, to }) => `  ${quoted(decodeURI(from))} ${quoted(to)};`).join('\n')}
}
${headerMaps(headers)}
map $uri $masthead_vary {
  default "";
  ${quoted(`~${COMPRESSED.source}`)} Accept-Encoding;
}

server {
  listen ${listen};
  server_name ${new URL(origin).hostname};
  root ${quoted(root)};
  server_tokens off;
  gzip_static on;
  brotli_static on;

  types {
${types(files)}
  }
  default_type application/octet-stream;
${headerNames(headers)
  .map((name) => `  add_header ${name} $masthead_${variable(name)} always;`)
  .join('\n')}
  add_header vary $masthead_vary always;

  error_page 404 /404.html;
  error_page 405 =405 @method;
  location @method { return 405; }

  if ($request_method !~ ^(GET|HEAD)$) { return 405; }
  if ($masthead_target) { return 301 ${origin}$masthead_target$is_args$args; }

  location = / { try_files /index.html =404; }
  location = /index.html { return 301 ${origin}/; }
  location = /404.html { internal; }
  location ~ ^/404/*$ { return 404; }
  location = /healthz { default_type application/json; return 200 '{}'; }
  location ~ ^(?<page>.+?)(/+|\\.html/*)$ {
    if (-f $document_root$page.html) { rewrite "^(.+?)(/+|\\.html/*)$" ${origin}$1 permanent; }
    try_files $uri =404;
  }
  location / { try_files $uri $uri.html =404; }
}
`;
}

/** One map for each header that differs from address to address; the later rule wins. */
function headerMaps(rules: HeaderRule[]): string {
  return headerNames(rules)
    .map((name) => {
      const cases = rules
        .filter(({ headers }) => name in headers)
        .map(({ matches, headers }) => `  ${pattern(matches)} ${quoted(headers[name] ?? '')};`);
      return `map $uri $masthead_${variable(name)} {\n${cases.join('\n')}\n}`;
    })
    .join('\n');
}

const headerNames = (rules: HeaderRule[]) => [
  ...new Set(rules.flatMap(({ headers }) => Object.keys(headers))),
];

function pattern(matches: HeaderRule['matches']): string {
  // A page is sent from its file, and nginx looks at the address once more by then.
  if ('address' in matches) {
    return quoted(`~${patternOf(matches.address).replace(/\$$/, '(\\.html)?$$')}`);
  }
  if ('folder' in matches) return quoted(`~^${matches.folder}/`);
  return 'default';
}

function types(files: string[]): string {
  const byType = new Map<string, Set<string>>();
  for (const file of files) {
    const ending = /\.(\w+)$/.exec(file)?.[1];
    if (!ending) continue;
    const type = contentType(file);
    byType.set(type, (byType.get(type) ?? new Set()).add(ending));
  }
  return [...byType]
    .map(([type, endings]) => `    ${quoted(type)} ${[...endings].join(' ')};`)
    .join('\n');
}

const variable = (header: string) => header.replaceAll('-', '_');

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;
