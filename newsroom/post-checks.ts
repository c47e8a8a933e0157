import { hostOfSeoUrl } from './addresses/paths.ts';
import type { ArchivedManuscript } from './archive.ts';
import type { Finding } from './findings.ts';
import type { Place } from './place.ts';
import { previewLimits } from './preview-limits.ts';
import { quote, visible } from './quote.ts';
import { plainText } from './text/descriptions.ts';
import { countCharacters, shortenText } from './text/shorten-text.ts';

/**
 * Warnings about what readers will see of a post elsewhere: its title and description in link
 * previews and results of searches, and an address that is not this site's.
 * @param hosts hosts of this site, in lower case
 */
export function findPreviewFaults(
  { file, title, seo, places }: ArchivedManuscript,
  hosts: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  const warn = (rule: string, place: Place, message: string, repair: string) =>
    findings.push({ severity: 'warning', rule, file, ...place, message, repair });

  const shown = seo.title ?? title;
  const titleLength = countCharacters(shown);
  if (titleLength > previewLimits.shortTitle.characters) {
    warn(
      'long-title',
      places.previewTitle,
      `The title has ${titleLength} characters, and X shows “${visible(shortenText(shown, previewLimits.shortTitle))}”. Each network cuts where it likes.`,
      `If that says too little, write a title of up to ${previewLimits.shortTitle.characters} characters in \`seo.title\`.`,
    );
  }
  const description = seo.description === null ? '' : plainText(seo.description);
  const length = countCharacters(description);
  const { shortDescription } = previewLimits;
  if (length === 0) {
    warn(
      'missing-description',
      places.description,
      'The post has no description; its first lines stand in.',
      'Say in `seo.description` what it is about, in one or two sentences.',
    );
  }
  if (length > shortDescription.characters) {
    warn(
      'long-description',
      places.description,
      `\`seo.description\` has ${length} characters: ${quote(description)}.`,
      `Shorten it to ${shortDescription.characters}, where X cuts, or put what matters first. Nobody is given more than ${previewLimits.description.characters}.`,
    );
  }
  const host = seo.url === null ? null : hostOfSeoUrl(seo.url);
  if (host !== null && !hosts.includes(host)) {
    warn(
      'unknown-host',
      places.url,
      `\`seo.url\` names ${quote(host)}, which is not this site; the post is on this site all the same.`,
      'Correct the address. If another site published the post first, name it in `canonical`.',
    );
  }
  return findings;
}
