import { EMPTY_BODY } from '#newsroom/body.ts';
import { ownHosts } from '#site/origin.ts';
import type { Rendering, renderBody } from './markdown/render.ts';
import { onceMoreAlone } from './parsing/once-more.ts';
import { limited } from './parsing/threads.ts';
import { findingOnCost } from './parsing/too-costly.ts';

const renderInThread = limited<typeof renderBody>('sources/markdown/render.ts', 'renderBody');

/**
 * Renders the text of one post, for Contentlayer and for drafts alike, in a thread within limits.
 * A text that exceeds them has no body, and an error that says so. Links to hosts of our own do
 * not lead away.
 * @param bodyLine line of the file on which the text starts, from 1
 * @param lang the language that the post names, BCP 47
 * @param again whether it is tried once more alone: in a build, for which nobody waits
 */
export async function renderPost(
  file: string,
  body: string,
  bodyLine: number,
  lang: string | null,
  { again = false } = {},
): Promise<Rendering> {
  const origins = ownHosts().flatMap((host) => [`https://${host}`, `http://${host}`]);
  const render = () => renderInThread(body, { file, line: bodyLine }, { origins, lang });
  try {
    return await (again ? onceMoreAlone(render) : render());
  } catch (error) {
    return { body: EMPTY_BODY, findings: [findingOnCost(error, 'The text', file, bodyLine)] };
  }
}
