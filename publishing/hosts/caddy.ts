import { type ShelfFeeds, shelfFeeds } from '#site/old-feed-names.ts';
import { pagesInAnyCase } from '../release/any-case.ts';
import { endingsByType } from '../release/content-type.ts';
import { ALLOWED, expressionOf, type HeaderRule, headerTable } from '../release/headers.ts';
import { ASSET_FOLDERS } from '../release/kept-assets.ts';
import { DOUBLED, PLAIN_FORM, plainForm, WRITTEN_FORM } from '../release/other-forms.ts';
import type { Serving } from '../release/serving.ts';
import { COMPRESSED } from '../release/writer.ts';

/**
 * Configuration for Caddy 2.6 or later. What our own server answers (serve.ts) Caddy answers
 * by it; e2e/hosts holds the two against each other.
 * @param root absolute path of the served folder, usually `<site>/current/out`
 * @param kept absolute path of the assets of all kept releases
 */
export function caddyConfiguration(
  { origin, redirects, gone, headers, files }: Serving,
  root: string,
  kept: string,
): string {
  return `# Made with each release; changes belong into publishing/hosts/caddy.ts.
${origin} {
  root * ${quoted(root)}

  # An address without what stands behind it, and as it was written.
  map {path} {plain} {
    ~(?i)^/index(\\.html)?[/.,)]*$ /
    ~(?i)${PLAIN_FORM} \${1}
    default {path}
  }
  map {uri} {written} {
    ~(?i)^/index(\\.html)?[/.,)]*(\\?.*)?$ /\${2}
    ~(?i)${WRITTEN_FORM} \${1}\${2}
    default ""
  }
  map {path} {compressed} {
    ~^(.+)\\.(br|gz)$ \${1}
    default ""
  }
  map {query} {asked} {
    ~^(.+)$ ?\${1}
    default ""
  }
  map {plain} {moved} {
${redirects.map(({ from, to }) => `    ${literal(plainForm(decodeURIComponent(from)))} ${quoted(to)}`).join('\n')}
    default ""
  }
  map {plain} {cased} {
${casedLines({ files, redirects })}
    default ""
  }
  map {plain} {feed} {
${shelfFeeds.map(({ expression, target }) => `    ~${expression} ${target(`\${1}`)}`).join('\n')}
    default ""
  }
  map {uri} {listed} {
${shelfFeeds.map(writtenFeed).join('\n')}
    default ""
  }
  map {plain} {gone} {
${gone.map((path) => `    ${literal(plainForm(decodeURIComponent(path)))} yes`).join('\n')}
    default ""
  }

  route {
    # No address has a part \`.\` or \`..\`, in whatever spelling, or ends in the middle.
    @dots vars_regexp {http.request.orig_uri} (?i)^[^?]*((/|\\\\|%2f|%5c)(\\.|%2e){1,2}(/|\\\\|%2f|%5c|\\?|$)|%00)
    error @dots "" 400

${headerLines(headers, '    ')}

    # Two slashes lead where one does.
    @doubled vars_regexp {http.request.orig_uri} (?i)^[^?]*?${DOUBLED}
    uri @doubled path_regexp (?i)${DOUBLED} /

    @options method OPTIONS
    header @options allow "${ALLOWED}"
    respond @options 204
    @other not method GET HEAD
    error @other "" 405
    @moved expression {moved} != ""
    redir @moved ${origin}{moved}{asked} 301

    @gone expression {gone} != ""
    error @gone "" 410

    # The page that says so has no address, and compressed forms have none.
    @none path_regexp ^/404(\\.html)?[/.,)]*$
    error @none "" 404
    @form {
      expression {compressed} != ""
      file {compressed}
    }
    error @form "" 404

    # Another form of an address leads to it; one that ends like such a form is one all the same.
    @index {
      path_regexp (?i)^/(index(\\.html)?)?[/.,)]*$
      expression {http.request.orig_uri.path} != "/"
    }
    redir @index ${origin}{written} 301
    @merged {
      expression {path} != {http.request.orig_uri.path}
      file {path}.html
      not path_regexp /$
    }
    redir @merged ${origin}{uri} 301
    @mergedfile {
      expression {path} != {http.request.orig_uri.path}
      file {path}
      not path_regexp (\\.(html|br|gz)|/)$
    }
    redir @mergedfile ${origin}{uri} 301
    @page {
      expression {plain} != {path} && {written} != ""
      file {plain} {plain}.html
      not file {path}.html
      not vars_regexp {plain} \\.(html|br|gz)$
    }
    redir @page ${origin}{written} 301
    @feed {
      expression {feed} != "" && {listed} != ""
      file {feed}
      not file {path}
    }
    redir @feed ${origin}{listed} 301
    @nothing {
      expression {plain} != {path} || {path} != {http.request.orig_uri.path}
      not file {path}.html
    }
    error @nothing "" 404

    # A page of an earlier release may be open still.
    @assets path ${ASSET_FOLDERS.map((folder) => `/${folder}/*`).join(' ')}
    root @assets ${quoted(kept)}

    # Who names Markdown first, or alone, and means it.
    @beside file {path}.md
    vars @beside beside "Accept, "
    @markdown {
      file {path}.md
      header_regexp Accept (?i)text/markdown\\s*(,|;\\s*q=1|$)
      not header_regexp Accept (?i)text/html\\s*(,|;\\s*q=1).*text/markdown
    }
    rewrite @markdown {path}.md
    try_files {path} {path}.html

    @text path_regexp (${COMPRESSED.source}|^/$)
    header @text {
      vary "{vars.beside}Accept-Encoding"
      defer
    }
${typeLines(files)}
    file_server {
      disable_canonical_uris
      precompressed br gzip
    }
  }

  handle_errors {
    @nowhere expression {http.error.status_code} in [404, 410]
    handle @nowhere {
      root * ${quoted(root)}
      route {
        uri path_regexp (?i)${DOUBLED} /
        @cased expression {cased} != ""
        redir @cased ${origin}{cased}{asked} 301
${headersOfSome(headers)
  .map((name) => `        header -${name}\n`)
  .join(
    '',
  )}${headerLines([{ matches: { every: true }, headers: headerTable(headers)(null) }], '        ')}
        header {
          content-type "text/html; charset=utf-8"
          vary Accept-Encoding
          -accept-ranges
          -last-modified
          defer
        }
        rewrite * /404.html
        file_server {
          disable_canonical_uris
          precompressed br gzip
        }
      }
    }
    @dotted expression {http.error.status_code} == 400
    route @dotted {
${headerLines([{ matches: { every: true }, headers: headerTable(headers)(null) }], '      ')}
    }
    @refused expression {http.error.status_code} == 405
    header @refused allow "${ALLOWED}"
  }
}
`;
}

/** Where the old name of a feed leads, its list as it was written. */
const writtenFeed = ({ expression, target }: ShelfFeeds) =>
  `    ~${expression.replace('[^/]+', '[^/?]+').replace(/\$$/, '/?(\\?.*)?$')} ${target(`\${1}`)}\${2}`;

/** Caddy cannot make letters small: each page and old address has a pattern. */
function casedLines(serving: Pick<Serving, 'files' | 'redirects'>): string {
  return [...pagesInAnyCase(serving)]
    .map(([address, to]) => `    ${quoted(`~(?i)${expressionOf({ address })}`)} ${quoted(to)}`)
    .join('\n');
}

/** What Caddy would call otherwise: by the path of the file that is sent. */
function typeLines(files: string[]): string {
  return [...endingsByType(files)]
    .map(
      ([type, endings], at) =>
        `    @type${at} path_regexp \\.(${endings.join('|')})$\n    header @type${at} content-type ${quoted(type)}`,
    )
    .join('\n');
}

/** Within \`route\`, lines apply in their order: the later rule wins. */
function headerLines(rules: HeaderRule[], indent: string): string {
  return rules
    .map(({ matches, headers }, at) => {
      const lines = Object.entries(headers).map(
        ([name, value]) => `${indent}  ${name} ${quoted(value)}`,
      );
      const name = 'every' in matches ? '' : `@rule${at} `;
      const matcher = name ? `${indent}${name}${matcherOf(matches)}\n` : '';
      return `${matcher}${indent}header ${name}{\n${lines.join('\n')}\n${indent}}`;
    })
    .join('\n');
}

/** Names of the headers that what leads nowhere does not have. */
function headersOfSome(rules: HeaderRule[]): string[] {
  const everywhere = headerTable(rules)(null);
  const names = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
  return [...names].filter((name) => !(name in everywhere));
}

function matcherOf(matches: HeaderRule['matches']): string {
  if ('every' in matches) return '';
  if ('folder' in matches) return `path ${quoted(`${matches.folder}/*`)}`;
  return `path_regexp ${quoted(expressionOf(matches))}`;
}

/** One address. Caddy puts a value for what stands in braces, but not within an expression. */
const literal = (address: string) =>
  quoted(address.includes('{') ? `~${expressionOf({ address })}` : address);

/** In its quotes Caddy knows no sign for a backslash. */
const quoted = (text: string) =>
  text.includes('\\') && !text.includes('`')
    ? `\`${text}\``
    : `"${text.replaceAll('"', '\\"')}"`;
