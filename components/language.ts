import { type Direction, directionOfLanguage } from '#newsroom/text/direction.ts';
import { directionOfPost, languageOfPost, type Written } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';

/** Of an element whose words are in another language than those around it. */
type Attributes = { lang?: string; dir?: Direction };

/** The attributes of an element with a post's own words, wherever it stands. */
export function writtenAs(post: Written): Required<Attributes> {
  return { lang: languageOfPost(post) ?? '', dir: directionOfPost(post) };
}

/** Attributes for a post's words among the site's. None where nothing differs. */
export function postWords(post: Written): Attributes {
  return differing(writtenAs(post), siteLanguage);
}

/** Attributes for the site's words among a post's. None where nothing differs. */
export function siteWords(post: Written): Attributes {
  return differing(siteLanguage, writtenAs(post));
}

const siteLanguage: Required<Attributes> = {
  lang: identity.language,
  dir: directionOfLanguage(identity.language),
};

function differing(own: Required<Attributes>, around: Required<Attributes>): Attributes {
  return {
    ...(own.lang !== around.lang && { lang: own.lang }),
    ...(own.dir !== around.dir && { dir: own.dir }),
  };
}
