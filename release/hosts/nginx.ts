import { endingsByType } from '../content-type.ts';
import { expressionOf, type HeaderRule } from '../headers.ts';
import { ASSET_FOLDERS } from '../kept-assets.ts';
import { sha256 } from '../manifest.ts';
import type { Serving } from '../serving.ts';
import { COMPRESSED } from '../writer.ts';

/**
 * Configuration for nginx, to be included within `http`. It needs the module
 * brotli_static; without it, take out the line that names it. What our own server answers
 * (serve.ts) nginx answers by it; e2e/hosts holds the two against each other.
 * @param root absolute path of the served folder, usually `<site>/current/out`
 * @param kept absolute path of the assets of all kept releases
 */
export function nginxConfiguration(serving: Serving, root: string, kept: string): string {
  const { origin, redirects, gone, headers, files } = serving;
  const own = prefixOf(origin);
  return `# Made with each release; changes belong into release/hosts/nginx.ts.
# Who names Markdown first, or alone, and means it.
map $http_accept $${own}_form {
  default "";
  "~*text/html(?!\\s*;\\s*q=0).*text/markdown" "";
  "~*text/markdown(?!\\s*;\\s*q=0)" ".md";
}

map $status $${own}_allow {
  default "";
  405 "GET, HEAD";
}

map "$status $uri" $${own}_vary {
  default "";
  ${quoted(`~^(200|206|304|404|410) .*${COMPRESSED.source}`)} "\${${own}_beside}Accept-Encoding";
}

${headerMaps(headers, own)}

server {
  listen 80;
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
  .map((name) => `  add_header ${name} $${own}_${variable(name)} always;`)
  .join('\n')}
  add_header vary $${own}_vary always;
  add_header allow $${own}_allow always;

  # nginx looks for the page of an address under another one.
  set $${own}_asked $uri;
  set $${own}_plain "";
  set $${own}_beside "";
  if (-f $document_root$uri.md) { set $${own}_beside "Accept, "; }
  # No address has a part \`.\` or \`..\`, in whatever spelling.
  if ($request_uri ~* "^[^?]*(/|\\\\\\\\|%2f|%5c)(\\.|%2e){1,2}(/|\\\\\\\\|%2f|%5c|\\?|$)") {
    set $${own}_asked "";
    return 400;
  }
  if ($request_method !~ ^(GET|HEAD)$) { return 405; }
  # nginx would read two slashes as one.
  if ($request_uri ~ "^[^?]*//[^/?]") { return 404; }

  error_page 404 410 @nowhere;
  location @nowhere {
    set $${own}_asked "";
    try_files /404.html =404;
  }
  location = /404.html { return 404; }
  location ~ "^/404(\\.html)?/*$" { return 404; }

  # Compressed forms have no address; a post may be called data.tar.gz.
  location ~ "^(?<${own}_file>.+)\\.(br|gz)$" {
    if ($${own}_plain) { return 404; }
    if (-f $document_root$${own}_file) { return 404; }
    try_files $uri$${own}_form $uri $uri.html =404;
  }

  # A page has no slash and no ending.
  location ~ "^/index(\\.html)?/*$" { return 301 ${origin}/$is_args$args; }
  location ~ "^(?<${own}_page>.+?)(/+|\\.html/*)$" {
    # What would need two steps leads nowhere.
    if ($${own}_plain) { return 404; }
    # The address stays as it was written, unless its ending is encoded.
    set $${own}_written "";
    if ($request_uri ~ "^(?<${own}_short>[^?]+?)(/+|\\.html/*)(\\?|$)") {
      set $${own}_written $${own}_short;
    }
    if (!-f $document_root$${own}_page.html) { set $${own}_written ""; }
    if ($${own}_written) { return 301 ${origin}$${own}_written$is_args$args; }
    if (-f $document_root$${own}_page.html) {
      rewrite "^(.+?)(/+|\\.html/*)$" ${origin}$1 permanent;
    }
    set $${own}_plain $${own}_page;
    rewrite "^(.+?)(/+|\\.html/*)$" $1 last;
  }

  location = / { try_files /index.html =404; }
  location / {
    if ($${own}_plain) { return 404; }
    try_files $uri$${own}_form $uri $uri.html =404;
  }
  # A page of an earlier release may be open still.
  location ~ ^/(${ASSET_FOLDERS.join('|')})/ {
    if ($${own}_plain) { return 404; }
    root ${quoted(kept)};
    try_files $uri =404;
  }
  location = /healthz {
    if ($request_uri != /healthz) { return 404; }
    default_type application/json;
    return 200 '{}';
  }

${[...redirects.map((redirect) => redirection(origin, redirect)), ...gone.map(expired)].join('\n')}
}
`;
}

/** What was public, and has expired. */
const expired = (path: string) =>
  `  location = ${quoted(decodeURIComponent(path))} { return 410; }`;

/** Exact locations: nginx's maps take capitals and small letters for the same. */
function redirection(origin: string, { from, to }: Serving['redirects'][number]): string {
  const target = `${origin}${to.replaceAll('$', '%24')}$is_args$args`;
  return `  location = ${quoted(decodeURIComponent(from))} { return 301 ${quoted(target)}; }`;
}

/** One map for each header that differs from address to address; the later rule wins. */
function headerMaps(rules: HeaderRule[], own: string): string {
  return headerNames(rules)
    .map((name) => {
      const cases = rules
        .filter(({ headers }) => name in headers)
        .map(({ matches, headers }) => `  ${pattern(matches)} ${quoted(headers[name] ?? '')};`)
        // nginx takes the first pattern that matches.
        .reverse();
      return `map $${own}_asked $${own}_${variable(name)} {\n${cases.join('\n')}\n}`;
    })
    .join('\n');
}

const headerNames = (rules: HeaderRule[]) => [
  ...new Set(rules.flatMap(({ headers }) => Object.keys(headers))),
];

function pattern(matches: HeaderRule['matches']): string {
  if ('every' in matches) return 'default';
  return quoted(`~${expressionOf(matches)}`);
}

function types(files: string[]): string {
  return [...endingsByType(files)]
    .map(([type, endings]) => `    ${quoted(type)} ${endings.join(' ')};`)
    .join('\n');
}

/**
 * What the names of a site's variables begin with: nginx has those of all its sites in one table,
 * in which a name of more than 46 characters has no place.
 */
const prefixOf = (origin: string) => `masthead_${sha256(Buffer.from(origin)).slice(0, 6)}`;

const variable = (header: string) => header.replaceAll('-', '_');

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
