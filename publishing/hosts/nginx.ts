import { type ShelfFeeds, shelfFeeds } from '#site/old-feed-names.ts';
import { pagesInAnyCase } from '../release/any-case.ts';
import { endingsByType } from '../release/content-type.ts';
import { ALLOWED, expressionOf, type HeaderRule } from '../release/headers.ts';
import { ASSET_FOLDERS } from '../release/kept-assets.ts';
import { sha256 } from '../release/manifest.ts';
import { DOUBLED, PLAIN_FORM, plainForm, WRITTEN_FORM } from '../release/other-forms.ts';
import type { Serving } from '../release/serving.ts';
import { COMPRESSED } from '../release/writer.ts';

/**
 * What an nginx with the module brotli_static reads beside the configuration: others do not know
 * the line. An operator who has the module links this file to `masthead-brotli.conf`, next to nginx.conf.
 */
export const NGINX_BROTLI = 'brotli_static on;\n';

/**
 * Configuration for nginx, to be included within `http`. What our own server answers
 * (serve.ts) nginx answers by it; e2e/hosts holds the two against each other.
 * @param root absolute path of the served folder, usually `<site>/current/out`
 * @param kept absolute path of the assets of all kept releases
 */
export function nginxConfiguration(serving: Serving, root: string, kept: string): string {
  const { origin, redirects, gone, headers, files } = serving;
  const own = prefixOf(origin);
  return `# Made with each release; changes belong into publishing/hosts/nginx.ts.
# Who names Markdown first, or alone, and means it.
map $http_accept $${own}_form {
  default "";
  "~*text/html(?!\\s*;\\s*q=0).*text/markdown" "";
  "~*text/markdown(?!\\s*;\\s*q=0)" ".md";
}

# An address whose letters are capital or small in another way, where nothing else is found.
map $${own}_base $${own}_cased {
  default "";
${casedLines(serving)}
}

map $status $${own}_allow {
  default "";
  ~^(204|405)$ "${ALLOWED}";
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
  # Beside nginx.conf, where somebody has put it: nginx takes a pattern that finds nothing.
  include masthead-brotli.con[f];

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
  if ($request_method = OPTIONS) { return 204; }
  if ($request_method !~ ^(GET|HEAD)$) { return 405; }

  # Other forms of an address: two slashes, which nginx reads as one, and what stands behind it.
  if ($uri ~ "^/404(\\.html)?[/.,)]*$") { return 404; }
  if ($uri ~* "^/index(\\.html)?[/.,)]{0,8}$") { return 301 ${origin}/$is_args$args; }
  set $${own}_base $uri;
  if ($uri ~* "${named(PLAIN_FORM, `${own}_short`)}") { set $${own}_base $${own}_short; }
  set $${own}_other "";
  if ($${own}_base != $uri) { set $${own}_other "1"; }
  # An address that ends like another form is one all the same.
  if (-f $document_root$uri.html) {
    set $${own}_base $uri;
    set $${own}_other "";
  }
  set $${own}_doubled "";
  if ($request_uri ~* "^[^?]*?${DOUBLED}") {
    set $${own}_asked "";
    set $${own}_other "1";
    set $${own}_doubled "1";
  }
  if ($${own}_base ~ "\\.(html|br|gz)$") { set $${own}_plain $${own}_other; }
  set $${own}_target "";
  if (-f $document_root$${own}_base) { set $${own}_target $${own}_other; }
  if (-f $document_root$${own}_base.html) { set $${own}_target $${own}_other; }
  if ($${own}_plain) { set $${own}_target ""; }
  set $${own}_single "";
  set $${own}_both "$${own}_target$${own}_doubled";
  if ($${own}_both = "11") { set $${own}_single $${own}_cased; }
  if ($${own}_single) { return 301 ${origin}$${own}_single$is_args$args; }
  # The address stays as it was written, unless what is left of it is encoded or doubled.
  set $${own}_written "";
  if ($request_uri ~* "${named(WRITTEN_FORM, `${own}_left`)}") { set $${own}_written $${own}_left; }
  if ($${own}_written ~* "${DOUBLED}") { set $${own}_written ""; }
  if ($${own}_target = "") { set $${own}_written ""; }
  if ($${own}_written) { return 301 ${origin}$${own}_written$is_args$args; }
  if ($${own}_target) { rewrite "(?i)${PLAIN_FORM}" ${origin}$1 permanent; }
  # What would need two steps leads nowhere, unless it is an old address.
  if ($${own}_other) { set $${own}_plain $${own}_base; }
  if ($${own}_plain) { rewrite "(?i)${PLAIN_FORM}" $1; }

  error_page 404 410 @nowhere;
  location @nowhere {
    set $${own}_asked "";
    if ($${own}_cased) { return 301 ${origin}$${own}_cased$is_args$args; }
    try_files /404.html =404;
  }
  location = /404.html { return 404; }

  # Compressed forms have no address; a post may be called data.tar.gz.
  location ~ "^(?<${own}_file>.+)\\.(br|gz)$" {
    if ($${own}_plain) { return 404; }
    if (-f $document_root$${own}_file) { return 404; }
    try_files $uri$${own}_form $uri $uri.html =404;
  }

  # Names that other engines give to the feeds of categories and authors.
${shelfFeeds.map((feeds) => oldFeedLocation(origin, own, feeds)).join('\n')}

  location = / {
    if ($${own}_plain) { return 301 ${origin}/$is_args$args; }
    try_files /index.html =404;
  }
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
  `  location = ${quoted(plainForm(decodeURIComponent(path)))} { return 410; }`;

/**
 * Exact locations: nginx's maps take capitals and small letters for the same. An old address that
 * ends like another form of one has lost that end by then.
 */
function redirection(origin: string, { from, to }: Serving['redirects'][number]): string {
  const target = `${origin}${to.replaceAll('$', '%24')}$is_args$args`;
  const address = plainForm(decodeURIComponent(from));
  return `  location = ${quoted(address)} { return 301 ${quoted(target)}; }`;
}

/** A regular expression, with a name for what its first group finds. */
const named = (expression: string, name: string) => expression.replace('(', `(?<${name}>`);

function oldFeedLocation(origin: string, own: string, feeds: ShelfFeeds): string {
  return `  location ~ "${feeds.expression.replace('([', `(?<${own}_list>[`)}" {
    set $${own}_feed "";
    if (-f $document_root${feeds.target(`$${own}_list`)}) { set $${own}_feed "1"; }
    # The address of the feed itself is of the same form.
    if (-f $document_root$uri) { set $${own}_feed ""; }
    if ($${own}_feed) { rewrite "${feeds.expression}" ${origin}${feeds.target('$1')} permanent; }
    try_files $uri =404;
  }`;
}

/** nginx cannot make letters small: each page and old address has a pattern. */
function casedLines(serving: Pick<Serving, 'files' | 'redirects'>): string {
  return [...pagesInAnyCase(serving)]
    .map(([address, to]) => `  ${quoted(`~*${expressionOf({ address })}`)} ${quoted(to)};`)
    .join('\n');
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
