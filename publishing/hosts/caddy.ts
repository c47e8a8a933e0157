import { expressionOf, type HeaderRule } from '../release/headers.ts';
import type { Serving } from '../release/serving.ts';
import { answersOf, EVERY_SITE } from './answers.ts';

/**
 * Configuration for Caddy 2.6 or later: what `Answers` says, for Caddy.
 * @param root absolute path of the folder with the public files
 * @param kept absolute path of the assets of all kept releases
 */
export function caddyConfiguration(serving: Serving, root: string, kept: string): string {
  const { origin, headers, headersOfNothing, moved, gone, oldFeeds, types } =
    answersOf(serving);
  return `# Made with each release; changes belong into publishing/hosts/caddy.ts.
${origin} {
  root * ${quoted(root)}

  # The address without what stands behind it, and the same as it was written.
${map('{path}', 'plain', '{path}', [[EVERY_SITE.plain, `\${1}`]], '(?i)')}
${map('{uri}', 'written', '{uri}', [[EVERY_SITE.written, `\${1}\${2}`]], '(?i)')}
${map('{query}', 'asked', '""', [['^(.+)$', `?\${1}`]])}
${map('{path}', 'uncompressed', '""', [['^(.+)\\.(br|gz)$', `\${1}`]])}
${map(
  '{plain}',
  'moved',
  '""',
  moved.map(({ expression, isExact, to }) => [`${isExact ? '' : '(?i)'}${expression}`, to]),
)}
${map(
  '{plain}',
  'gone',
  '""',
  gone.map((expression) => [expression, 'yes']),
)}
${map(
  '{plain}',
  'feed',
  '""',
  oldFeeds.map(({ expression, target }) => [expression, target(`\${1}`)]),
)}
${map(
  '{written}',
  'writtenfeed',
  '""',
  oldFeeds.map(({ expression, target }) => [
    expression.replace('[^/]+', '[^/?]+').replace(/\$$/, '(\\?.*)?$'),
    `${target(`\${1}`)}\${2}`,
  ]),
)}

  route {
    @outward vars_regexp {http.request.orig_uri} "(?i)${EVERY_SITE.outward}|^[^?]*%00"
    error @outward "" 400

${headerLines(headers, '    ')}

    @options method OPTIONS
    header @options allow "${EVERY_SITE.allowed}"
    respond @options 204
    @other not method GET HEAD
    error @other "" 405

    # Two slashes are not read as one, nor is one left out, and some files have no address.
    @doubled vars_regexp {http.request.orig_uri} (?i)${EVERY_SITE.doubled}
    error @doubled "" 404
    @unnamed path_regexp ${EVERY_SITE.unnamed}|./$
    error @unnamed "" 404
    @page {
      path_regexp \\.html$
      not file {path}.html
    }
    error @page "" 404
    @form {
      expression {uncompressed} != ""
      file {uncompressed}
    }
    error @form "" 404

    # A page of an earlier release may be open still.
    @assets path ${EVERY_SITE.assetFolders.map((folder) => `/${folder}/*`).join(' ')}
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

    @text path_regexp (${EVERY_SITE.compressed}|^/$)
    header @text {
      vary "{vars.beside}Accept-Encoding"
      defer
    }
${types.map(([type, endings], at) => `    @type${at} path_regexp \\.(${endings.join('|')})$\n    header @type${at} content-type ${quoted(type)}`).join('\n')}
    file_server {
      disable_canonical_uris
      precompressed br gzip
    }
  }

  # No file has the address: another form of one leads to it.
  handle_errors {
    @nowhere expression {http.error.status_code} == 404
    route @nowhere {
      root * ${quoted(root)}
      uri path_regexp (?i)${EVERY_SITE.slashes} /
      # A page that this configuration knows may be withdrawn: it must not redirect to itself.
      @moved expression {moved} != "" && {gone} == "" && {moved} + {asked} != {http.request.orig_uri}
      redir @moved ${origin}{moved}{asked} 301
      # Of files, and of pages that are newer than this configuration.
      @found {
        file {plain} {plain}.html
        expression {gone} == "" && {plain} != "/"
        not vars_regexp {plain} ${EVERY_SITE.hidden}|${EVERY_SITE.unnamed}
      }
      redir @found ${origin}{written} 301
      @feed file {feed}
      redir @feed ${origin}{writtenfeed} 301
${headersOfSome(headers, headersOfNothing)
  .map((name) => `      header -${name}\n`)
  .join('')}${headerLines([{ matches: { every: true }, headers: headersOfNothing }], '      ')}
      header {
        content-type "text/html; charset=utf-8"
        vary Accept-Encoding
        -accept-ranges
        -last-modified
        defer
      }
      vars status 404
      @gone expression {gone} != ""
      vars @gone status 410
      rewrite * /404.html
      file_server {
        status {vars.status}
        disable_canonical_uris
        precompressed br gzip
      }
    }
    @dotted expression {http.error.status_code} == 400
    route @dotted {
${headerLines([{ matches: { every: true }, headers: headersOfNothing }], '      ')}
    }
    @refused expression {http.error.status_code} == 405
    header @refused allow "${EVERY_SITE.allowed}"
  }
}
`;
}

/** Gives a variable the value of the first expression that matches what it is made from. */
function map(
  from: string,
  name: string,
  fallback: string,
  cases: [expression: string, value: string][],
  flags = '',
): string {
  const lines = cases.map(
    ([expression, value]) => `    ${quoted(`~${flags}${expression}`)} ${quoted(value)}\n`,
  );
  return `  map ${from} {${name}} {\n${lines.join('')}    default ${fallback}\n  }`;
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

/** Names of the headers that only some addresses have. */
function headersOfSome(rules: HeaderRule[], everywhere: Record<string, string>): string[] {
  const names = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
  return [...names].filter((name) => !(name in everywhere));
}

function matcherOf(matches: HeaderRule['matches']): string {
  if ('every' in matches) return '';
  if ('folder' in matches) return `path ${quoted(`${matches.folder}/*`)}`;
  return `path_regexp ${quoted(expressionOf(matches))}`;
}

/** In its quotes Caddy knows no sign for a backslash. */
const quoted = (text: string) =>
  text.includes('\\') && !text.includes('`')
    ? `\`${text}\``
    : `"${text.replaceAll('"', '\\"')}"`;
