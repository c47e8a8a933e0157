import { renderBody } from './render.ts';

/** For tests: a body of one post, with its findings in the short form `line:column rule`. */
export async function render(markdown: string, options?: Parameters<typeof renderBody>[2]) {
  const { body, findings } = await renderBody(markdown, { file: 'post.md', line: 1 }, options);
  return {
    ...body,
    findings,
    found: findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
  };
}

/** For tests: the HTML alone, on one line. */
export async function htmlOf(markdown: string, lang: string | null = null): Promise<string> {
  return (await render(markdown, { origins: [], lang })).html.replaceAll('\n', ' ').trim();
}
