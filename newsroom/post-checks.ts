import type { ArchivedManuscript } from './archive.ts';
import { DESCRIPTION_CHARACTERS, plainText } from './descriptions.ts';
import type { Finding } from './findings.ts';
import { hostOfSeoUrl } from './paths.ts';
import type { Place } from './place.ts';
import { quote } from './remarks.ts';

/**
 * Warnings about what readers will see of a post elsewhere: its description in link
 * previews and results of searches, and an address that is not this site's.
 * @param hosts hosts of this site, in lower case
 */
export function findPreviewFaults(
  { file, seo, places }: ArchivedManuscript,
  hosts: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  const warn = (rule: string, place: Place, message: string, repair: string) =>
    findings.push({ severity: 'warning', rule, file, ...place, message, repair });

  const description = seo.description === null ? '' : plainText(seo.description);
  const length = [...description].length;
  if (length === 0) {
    warn(
      'missing-description',
      places.description,
      'The post has no description; its first lines stand in.',
      'Say in `seo.description` what it is about, in one or two sentences.',
    );
  }
  if (length > DESCRIPTION_CHARACTERS) {
    warn(
      'long-description',
      places.description,
      `\`seo.description\` has ${length} characters: ${quote(description)}.`,
      `Shorten it to ${DESCRIPTION_CHARACTERS}, or link previews cut it off.`,
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
