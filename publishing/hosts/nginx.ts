import { expressionOf, type HeaderRule } from '../release/headers.ts';
import { sha256 } from '../release/manifest.ts';
import type { Serving } from '../release/serving.ts';
import { answersOf, EVERY_SITE } from './answers.ts';

/**
 * What an nginx with the module brotli_static reads beside the configuration: others do not know
 * the line. An operator who has the module links this file to `masthead-brotli.conf`, next to nginx.conf.
 */
export const NGINX_BROTLI = 'brotli_static on;\n';

/**
 * Configuration for nginx, to be included within `http`: what `Answers` says, for nginx.
 * @param root absolute path of the folder with the public files
 * @param kept absolute path of the assets of all kept releases
 */
export function nginxConfiguration(serving: Serving, root: string, kept: string): string {
  const { origin, headers, moved, gone, oldFeeds, types } = answersOf(serving);
  const own = prefixOf(origin);
  return `# Made with each release; changes belong into publishing/hosts/nginx.ts.
# Who names Markdown first, or alone, and means it.
map $http_accept $${own}_form {
  default "";
  "~*text/html(?!\\s*;\\s*q=0).*text/markdown" "";
  "~*text/markdown(?!\\s*;\\s*q=0)" ".md";
}

# The address as it was written, and without what stands behind it.
${map('request_uri', `${own}_path`, '""', [[`~^(?<${own}_long>[^?]*)`, `$${own}_long`]])}
${map('uri', `${own}_plain`, '$uri', [[`~*${EVERY_SITE.plain.replace('(', `(?<${own}_short>`)}`, `$${own}_short`]])}
${map(
  `${own}_plain`,
  `${own}_moved`,
  '""',
  moved.map(({ expression, isExact, to }) => [
    `~${isExact ? '' : '*'}${expression}`,
    to.replaceAll('$', '%24'),
  ]),
)}
${map(
  `${own}_plain`,
  `${own}_gone`,
  '""',
  gone.map((expression) => [`~${expression}`, '1']),
)}
${map(
  `${own}_plain`,
  `${own}_feed`,
  '""',
  oldFeeds.map(({ expression, target }) => [
    `~${expression.replace('([', `(?<${own}_list>[`)}`,
    target(`$${own}_list`),
  ]),
)}

map $status $${own}_allow {
  default "";
  ~^(204|405)$ "${EVERY_SITE.allowed}";
}

map "$status $uri" $${own}_vary {
  default "";
  ${quoted(`~^(200|206|304|404|410) .*${EVERY_SITE.compressed}`)} "\${${own}_beside}Accept-Encoding";
}

${headerMaps(headers, own)}

server {
  listen 80;
  server_name ${new URL(origin).hostname};
  root ${quoted(root)};
  server_tokens off;
  gzip_static on;
  # Beside nginx.conf, where somebody has put it: nginx takes a pattern that finds nothing.
  include masthead-brotli.con[f];

  types {
${types.map(([type, endings]) => `    ${quoted(type)} ${endings.join(' ')};`).join('\n')}
  }
  default_type application/octet-stream;
${headerNames(headers)
  .map((name) => `  add_header ${name} $${own}_${variable(name)} always;`)
  .join('\n')}
  add_header vary $${own}_vary always;
  add_header allow $${own}_allow always;

  # nginx looks for the page of an address under another one.
  set $${own}_asked $uri;
  set $${own}_beside "";
  if (-f $document_root$uri.md) { set $${own}_beside "Accept, "; }
  if ($request_uri ~* ${quoted(EVERY_SITE.outward)}) {
    set $${own}_asked "";
    return 400;
  }
  if ($request_method = OPTIONS) { return 204; }
  if ($request_method !~ ^(GET|HEAD)$) { return 405; }
  # nginx reads two slashes as one.
  if ($request_uri ~* ${quoted(EVERY_SITE.doubled)}) {
    set $${own}_asked "";
    return 404;
  }

  location = / { try_files /index.html =404; }
  location / { try_files $uri$${own}_form $uri $uri.html =404; }
  location ~ ${quoted(EVERY_SITE.unnamed)} { return 404; }
  location ~ "\\.html$" { try_files $uri.html =404; }
  # Compressed forms have no address; a post may be called data.tar.gz.
  location ~ "^(?<${own}_file>.+)\\.(br|gz)$" {
    if (-f $document_root$${own}_file) { return 404; }
    try_files $uri$${own}_form $uri $uri.html =404;
  }
  # A page of an earlier release may be open still.
  location ~ ^/(${EVERY_SITE.assetFolders.join('|')})/ {
    root ${quoted(kept)};
    try_files $uri =404;
  }
  location = /healthz {
    if ($request_uri != /healthz) { return 404; }
    default_type application/json;
    return 200 '{}';
  }

  # No file has the address: another form of one leads to it.
  recursive_error_pages on;
  error_page 404 @elsewhere;
  error_page 410 @gone;
  location @elsewhere {
    if ($${own}_gone) { return 410; }
    # A page that this configuration knows may be withdrawn: it must not redirect to itself.
    set $${own}_leads $${own}_moved;
    if ($${own}_moved = $${own}_path) { set $${own}_leads ""; }
    if ($${own}_leads) { return 301 ${origin}$${own}_moved$is_args$args; }
    # Of files, and of pages that are newer than this configuration.
    set $${own}_target "";
    if (-f $document_root$${own}_plain) { set $${own}_target "1"; }
    if (-f $document_root$${own}_plain.html) { set $${own}_target "1"; }
    if ($${own}_plain ~ ${quoted(`${EVERY_SITE.hidden}|${EVERY_SITE.unnamed}`)}) { set $${own}_target ""; }
    if ($${own}_target) { rewrite "(?i)${EVERY_SITE.plain}" ${origin}$1 permanent; }
    if (-f $document_root$${own}_feed) {
${oldFeeds.map(({ expression, target }) => `      rewrite ${quoted(expression.replace(/\$$/, ANY_FORM))} ${origin}${target('$1')} permanent;`).join('\n')}
    }
    set $${own}_asked "";
    rewrite ^ /404.html last;
  }
  location @gone {
    set $${own}_asked "";
    rewrite ^ /404.html last;
  }
  location = /404.html { internal; }
}
`;
}

/** What may stand behind an address, at the end of a regular expression. */
const ANY_FORM = EVERY_SITE.plain.replace('^(/.*?)', '');

/** Gives a variable the value of the first expression that matches another variable. */
function map(
  from: string,
  name: string,
  fallback: string,
  cases: [expression: string, value: string][],
): string {
  const lines = cases.map(
    ([expression, value]) => `  ${quoted(expression)} ${quoted(value)};\n`,
  );
  return `map $${from} $${name} {\n  default ${fallback};\n${lines.join('')}}`;
}

/** One map for each header that differs from address to address; the later rule wins. */
function headerMaps(rules: HeaderRule[], own: string): string {
  return headerNames(rules)
    .map((name) => {
      const values = rules
        .filter(({ headers }) => name in headers)
        .map(({ matches, headers }) => ({ matches, value: headers[name] ?? '' }))
        // nginx takes the first pattern that matches.
        .reverse();
      const everywhere = values.find(({ matches }) => 'every' in matches)?.value ?? '';
      const cases = values.flatMap(({ matches, value }): [string, string][] =>
        'every' in matches ? [] : [[`~${expressionOf(matches)}`, value]],
      );
      return map(`${own}_asked`, `${own}_${variable(name)}`, quoted(everywhere), cases);
    })
    .join('\n');
}

const headerNames = (rules: HeaderRule[]) => [
  ...new Set(rules.flatMap(({ headers }) => Object.keys(headers))),
];

/**
 * What the names of a site's variables begin with: nginx has those of all its sites in one table,
 * in which a name of more than 46 characters has no place.
 */
const prefixOf = (origin: string) => `masthead_${sha256(Buffer.from(origin)).slice(0, 6)}`;

const variable = (header: string) => header.replaceAll('-', '_');

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
