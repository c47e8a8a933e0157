import type { Root } from 'hast';
import { type Body, EMPTY_BODY } from '#newsroom/body.ts';
import type { Finding } from '#newsroom/findings.ts';
import { directionOfPost } from '#newsroom/text/post-language.ts';
import { countWords, readingMinutes } from '#newsroom/text/reading-time.ts';
import { presentAlerts, readAlerts } from './alerts.ts';
import { alignByClass } from './alignment.ts';
import { presentCode } from './code.ts';
import { reportDeadAnchors } from './dead-anchors.ts';
import { scriptOfProse, setDirections } from './direction.ts';
import { takeExcerpt } from './excerpt.ts';
import { presentFootnotes } from './footnotes.ts';
import { reportForeignSyntax } from './foreign-syntax.ts';
import { arrangeHeadings } from './headings.ts';
import { readAttributes } from './html/attributes.ts';
import { containHtml } from './html/contain-html.ts';
import { parseWithoutSwallowing } from './html/unclosed-blocks.ts';
import { claimIds } from './ids.ts';
import { checkSource, checkTree } from './limits.ts';
import { presentLinks } from './links.ts';
import { giveControls } from './media.ts';
import { tidyParagraphs } from './paragraphs.ts';
import { checkPictures, forgetEmptyDescriptions, readPictures } from './pictures.ts';
import { clean, parseMarkdown, readRawHtml, toHtmlTree, writeHtml } from './pipeline.ts';
import { plainText } from './plain-text.ts';
import { proseOf } from './prose.ts';
import { Refusal } from './refusal.ts';
import { type Report, reportOn } from './report.ts';
import { presentTables } from './tables.ts';
import { labelTasks } from './tasks.ts';
import { reportUnshown } from './unshown.ts';
import { readEmbeds } from './videos/embeds.ts';
import { waitForClick } from './videos/videos-on-click.ts';

type Options = { origins: string[]; lang?: string | null };

export type Rendering = { body: Body; findings: Finding[] };

/**
 * Renders a post's Markdown: CommonMark with GFM and footnotes; raw HTML through an allow-list.
 * The same text always gives the same body, whatever else is in the archive. Nothing that
 * stands in a text makes it fail: a body that cannot be rendered comes back empty, with an
 * error among the findings.
 * @param at where the body stands: its file, and the line of the file on which it starts
 * @param options.origins scheme and host of this site: links there are not marked as external
 * @param options.lang the language that the post names, BCP 47
 */
export async function renderBody(
  markdown: string,
  at: { file: string; line: number },
  options: Options = { origins: [] },
): Promise<Rendering> {
  const report = reportOn(at);
  // Places stay what they are: a line ends where it ended.
  const source = markdown.replace(/\r\n?/g, '\n');
  let body: Body;
  try {
    body = await present(readTree(source, report), at.line, options, report);
    if (body.html.trim() === '') reportEmpty(report);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report.error(error, error.rule, error.message, error.repair);
    body = EMPTY_BODY;
  }
  const findings = report.findings.sort((a, b) => a.line - b.line || a.column - b.column);
  return { body, findings };
}

/** From text to a tree that holds nothing but what the allow-list names. */
function readTree(source: string, report: Report): Root {
  checkSource(source);
  const markdown = parseWithoutSwallowing(source, parseMarkdown, report);
  checkTree(markdown);
  readAlerts(markdown, report);
  const prose = proseOf(source, markdown);
  reportUnshown(markdown, prose, report);
  reportForeignSyntax(markdown, prose, report);
  const raw = toHtmlTree(markdown);
  forgetEmptyDescriptions(raw);
  containHtml(raw, source, report);
  const tree = readRawHtml(raw, source);
  checkPictures(tree, report);
  readAttributes(tree, report);
  return clean(tree);
}

/** From there to what readers get; everything added here is our own. */
async function present(
  tree: Root,
  line: number,
  { origins, lang = null }: Options,
  report: Report,
): Promise<Body> {
  presentFootnotes(tree);
  presentAlerts(tree);
  readEmbeds(tree, report);
  giveControls(tree);
  const pictures = await readPictures(tree, line, report);
  tidyParagraphs(tree);
  const excerpt = takeExcerpt(tree);
  const text = plainText(tree);
  const slugger = claimIds(tree);
  const headings = arrangeHeadings(tree, slugger, report);
  reportDeadAnchors(tree, report);
  presentLinks(tree, origins, report);
  await presentCode(tree, report);
  presentTables(tree);
  labelTasks(tree);
  alignByClass(tree);
  const script = scriptOfProse(tree);
  setDirections(tree, directionOfPost({ lang, script }));
  waitForClick(tree);
  return {
    html: writeHtml(tree),
    headings,
    pictures,
    excerpt,
    text,
    words: countWords(text),
    minutes: readingMinutes(text),
    script,
  };
}

function reportEmpty({ warn }: Report): void {
  warn(
    {},
    'empty-post',
    'The post shows no text.',
    'Write its text below the second line of “---”.',
  );
}
