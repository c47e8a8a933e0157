import type { Post } from '#newsroom/edition.ts';
import { authorFields, postFields } from '#newsroom/frontmatter/fields.ts';
import { previewLimits } from '#newsroom/preview-limits.ts';
import { countCharacters } from '#newsroom/text/shorten-text.ts';
import { presentations } from './networks.ts';
import type { Head } from './read-head.ts';

/** What an editor could change, and in which field of the form. */
export type Advice = { field: string; text: string };

const seo = postFields.seo.fields;

const listed = new Intl.ListFormat('en');

/** In characters: what WhatsApp shows of a description. */
const ALONE = 80;

/** What keeps a link from being shown at its best, by the strictest rule of any network. */
export function adviseOn(head: Head, post: Post): Advice[] {
  const cutting = presentations(head).filter(({ cut }) => cut.includes('title'));
  const written = post.seo.description;
  const all: (Advice | false)[] = [
    cutting.length > 0 && {
      field: seo.title.label,
      text: `The title has ${countCharacters(head.title)} characters, and is cut ${listed.format(cutting.map(({ network, title }) => `by ${network} after ${countCharacters(title) - 1}`))}. Put what matters first${post.seo.title ? '' : ', or write a shorter one here'}.`,
    },
    !written && {
      field: seo.description.label,
      text: 'There is none: links show the beginning of the text.',
    },
    written !== null &&
      countCharacters(written) > previewLimits.shortDescription.characters && {
        field: seo.description.label,
        text: `It has ${countCharacters(written)} characters. X shows ${previewLimits.shortDescription.characters}, and no network is given more than ${previewLimits.description.characters}.`,
      },
    written !== null &&
      written.length > ALONE &&
      !/[.!?。！？…:;,–—]/u.test(written.slice(ALONE / 2, ALONE + 1)) && {
        field: seo.description.label,
        text: `WhatsApp shows the first ${ALONE} characters alone: “${written.slice(0, ALONE)}”. End a thought there.`,
      },
    head.image === null && { field: seo.image.label, text: 'The link has no picture.' },
    post.image === null &&
      post.seo.image === null && {
        field: postFields.image.label,
        text: 'There is none: links show a card with the title.',
      },
    post.authors.length > 0 &&
      head.fediverse === null && {
        field: `Author: ${authorFields.fediverse.label}`,
        text: 'Mastodon names the author of a link whose account is known.',
      },
    head.creator === null && {
      field: seo.twitterUsername.label,
      text: 'X names no account beside the site’s own.',
    },
  ];
  return all.filter((one) => one !== false);
}
