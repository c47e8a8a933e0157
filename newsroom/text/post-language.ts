import { identity } from '#site/identity.ts';
import type { ArchivedManuscript } from '../archive.ts';
import type { Finding } from '../findings.ts';
import { type Direction, directionOfLanguage } from './direction.ts';

/** What a post says of its language, and what its letters say (`ArchivedManuscript.script`). */
export type Written = Pick<ArchivedManuscript, 'lang' | 'script'>;

/**
 * The language of a post's title, description and text, BCP 47: its own, else the site's. Null
 * where its letters show that it is not the site's, and nothing says which it is.
 */
export function languageOfPost({ lang, script }: Written): string | null {
  return lang ?? (script === null || runsLeftAnyway ? identity.language : null);
}

/** On a site in Arabic, a post in Arabic script is in Arabic. */
const runsLeftAnyway = directionOfLanguage(identity.language) === 'rtl';

export function directionOfPost(post: Written): Direction {
  const lang = languageOfPost(post);
  return lang === null ? 'rtl' : directionOfLanguage(lang);
}

const scripts = new Intl.DisplayNames('en', { type: 'script' });

/** Warns of a post in Arabic, Hebrew or another such script that does not name its language. */
export function findMissingLanguage(manuscript: ArchivedManuscript): Finding[] {
  const { file, script, places } = manuscript;
  if (script === null || languageOfPost(manuscript) !== null) return [];
  const { language } = new Intl.Locale(`und-${script}`).maximize();
  return [
    {
      severity: 'warning',
      rule: 'missing-language',
      file,
      ...places.lang,
      message: `The post is in ${scripts.of(script)} script and does not name its language.`,
      repair: `Write the language in \`lang\`, such as \`lang: ${language}\`: screen readers, search engines and feed readers go by it.`,
    },
  ];
}
