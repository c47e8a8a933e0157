import type { Post } from '#newsroom/edition.ts';
import { authorFields, postFields } from '#newsroom/fields.ts';
import { limits } from '#syndication/text.ts';
import type { Head } from './read-head.ts';

/** What an editor could change, and in which field of the form. */
export type Advice = { field: string; text: string };

const seo = postFields.seo.fields;

/** In characters: what WhatsApp shows of a description. */
const ALONE = 80;

/** What keeps a link from being shown at its best, by the strictest rule of any network. */
export function adviseOn(head: Head, post: Post): Advice[] {
  const title = post.seo.title ?? post.title;
  const titleField = post.seo.title ? seo.title.label : postFields.title.label;
  const bytes = Buffer.byteLength(title);
  const written = post.seo.description;
  const all: (Advice | false)[] = [
    title.length > limits.title.characters && {
      field: post.seo.title ? titleField : seo.title.label,
      text: `The title has ${title.length} characters, and links show ${limits.title.characters}. ${post.seo.title ? 'Shorten it.' : 'Write a shorter one for previews.'}`,
    },
    title.length <= limits.title.characters &&
      bytes > limits.title.bytes && {
        field: titleField,
        text: `The title has ${bytes} bytes, and Discord shows ${limits.title.bytes}: letters with accents and of other scripts take two to four.`,
      },
    !written && {
      field: seo.description.label,
      text: 'There is none: links show the beginning of the text.',
    },
    written !== null &&
      written.length > limits.description.characters && {
        field: seo.description.label,
        text: `It has ${written.length} characters, and links show ${limits.description.characters}.`,
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
