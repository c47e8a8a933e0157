import { otherNames } from './other-names.ts';

/**
 * What a post and an author can say about themselves: the author's manual, from which the
 * reader of frontmatter, the CMS and the documentation take names, labels and help.
 */
export type Field = {
  label: string;
  /** For the person who fills it in: what it does, and what happens without it. */
  help: string;
  required?: true;
  /** Other names under which a file may have it. */
  also?: readonly string[];
} & (
  | { kind: Kind; example: string }
  | { kind: 'flag'; example: boolean }
  | { kind: 'authors'; example: string | readonly string[] }
  | { kind: 'categories'; example: readonly { value: string; label: string }[] }
  | { kind: 'paths'; example: readonly string[] }
  | { kind: 'object' | 'list'; fields: Fields }
);

/** `address` is a full http(s) address; `picture` one, or a path; `constant` always the example. */
export type Kind =
  | 'constant'
  | 'text'
  | 'multiline'
  | 'instant'
  | 'language'
  | 'address'
  | 'picture'
  | 'handle'
  | 'fediverse';

export type Fields = Readonly<Record<string, Field>>;

export const postFields = {
  templateKey: {
    kind: 'constant',
    label: 'Kind of page',
    help: 'Marks the file as a post. A file without it is a draft that has no address.',
    example: 'blog-post',
  },
  title: {
    kind: 'text',
    label: 'Title',
    help: 'The headline. Links show up to 200 characters of it; X cuts after 70, and others where they like.',
    required: true,
    example: 'Volunteers release a new edition of the handbook',
  },
  author: {
    kind: 'authors',
    label: 'Author',
    help: 'Who signs the post, spelt as in their author file. Several people make a list.',
    also: ['authors'],
    example: ['Newsroom'],
  },
  date: {
    kind: 'instant',
    label: 'Date of publication',
    also: otherNames.date,
    help: 'The instant from which the post can be read, in UTC. A date in the future keeps it back until then.',
    required: true,
    example: '2025-06-03T20:12:35.473Z',
  },
  category: {
    kind: 'categories',
    label: 'Categories',
    help: 'Where the post is filed. The label decides, not the value.',
    also: ['categories'],
    example: [{ value: 'category-A7fnZYrE1', label: 'News & Announcements' }],
  },
  expiryDate: {
    kind: 'instant',
    label: 'Date of expiry',
    help: 'From this instant on, the post is gone: its address says so, and no list has it.',
    also: ['unpublishDate'],
    example: '2031-06-03T20:12:35.473Z',
  },
  hidePost: {
    kind: 'flag',
    label: 'Leave out of lists',
    help: 'The post keeps its page for whoever has the link, and stands in no list, search or feed.',
    example: false,
  },
  seo: {
    kind: 'object',
    label: 'Search and link previews',
    help: 'How search engines and shared links present the post.',
    fields: {
      title: {
        kind: 'text',
        label: 'Title for previews',
        help: 'Stands in for the title where links are previewed. Without it, the title does.',
        example: 'A new edition of the handbook',
      },
      description: {
        kind: 'multiline',
        label: 'Description',
        help: 'One or two plain sentences, up to 200 characters; the first 80 should stand alone.',
        example: 'Forty volunteers rewrote the chapter on upgrades and added one on backups.',
      },
      url: {
        kind: 'address',
        label: 'Address',
        help: 'The last part of its path is the address of the post for good. Without it, the name of the file is.',
        example: 'https://openinfra.org/blog/new-handbook',
      },
      twitterUsername: {
        kind: 'handle',
        label: 'X account',
        help: 'The account that the shared link names, with its @.',
        example: '@openinfradev',
      },
      image: {
        kind: 'picture',
        label: 'Picture for previews',
        help: 'Replaces the card that is drawn for shared links: 1200 by 630 pixels.',
        example: '/media/handbook-card.jpg',
      },
    },
  },
  draft: {
    kind: 'flag',
    label: 'Draft',
    help: 'Keeps the post to editors and to whoever they give a preview link.',
    example: true,
  },
  updated: {
    kind: 'instant',
    label: 'Last updated',
    also: otherNames.updated,
    help: 'When the text last changed in substance. Readers and search engines are shown it.',
    example: '2025-06-05T08:00:00.000Z',
  },
  image: {
    kind: 'object',
    label: 'Picture',
    also: otherNames.image,
    help: 'The picture above the text.',
    fields: {
      src: {
        kind: 'picture',
        label: 'File',
        help: 'Where the picture is.',
        required: true,
        example: '/media/handbook.jpg',
      },
      alt: {
        kind: 'text',
        label: 'Description of the picture',
        help: 'What one would say of the picture on the telephone.',
        required: true,
        example: 'A printed handbook, open at the chapter on upgrades',
      },
    },
  },
  corrections: {
    kind: 'list',
    label: 'Corrections',
    help: 'What was wrong and has been put right. Readers are shown all of them.',
    fields: {
      date: {
        kind: 'instant',
        label: 'Date',
        help: 'When it was put right.',
        required: true,
        example: '2025-06-04T09:30:00.000Z',
      },
      text: {
        kind: 'multiline',
        label: 'Correction',
        help: 'What the post said, and what is right.',
        required: true,
        example: 'An earlier version gave a wrong number of volunteers. There were forty.',
      },
    },
  },
  aliases: {
    kind: 'paths',
    label: 'Old addresses',
    also: otherNames.aliases,
    help: 'Paths on this site that shall lead here.',
    example: ['/news/new-handbook'],
  },
  canonical: {
    kind: 'address',
    label: 'Address of the original',
    also: otherNames.canonical,
    help: 'Only for a post that another site published first: search engines then list that one.',
    example: 'https://example.org/the-original',
  },
  lead: {
    kind: 'flag',
    label: 'Lead story',
    help: 'Puts the post at the top of the home page.',
    example: true,
  },
  lang: {
    kind: 'language',
    label: 'Language',
    also: otherNames.lang,
    help: 'The language of the post as a short code, which also decides whether it runs from right to left. Without it, that of the site.',
    example: 'ko',
  },
} as const satisfies Fields;

export const authorFields = {
  templateKey: {
    kind: 'constant',
    label: 'Kind of page',
    help: 'Written by older editors. It is not read.',
    example: 'tags',
  },
  authorName: {
    kind: 'text',
    label: 'Name',
    help: 'As the posts spell it.',
    required: true,
    also: ['name'],
    example: 'Newsroom',
  },
  company: {
    kind: 'text',
    label: 'Organisation',
    help: 'Shown beside the name.',
    example: 'OpenInfra Foundation',
  },
  role: { kind: 'text', label: 'Role', help: 'What they do there.', example: 'Editors' },
  url: {
    kind: 'address',
    label: 'Website',
    help: 'A page of their own, with https://.',
    example: 'https://openinfra.org',
  },
  photo: {
    kind: 'picture',
    label: 'Photo',
    help: 'A square portrait, 400 pixels wide or more.',
    example: '/media/newsroom.jpg',
  },
  fediverse: {
    kind: 'fediverse',
    label: 'Fediverse account',
    help: 'Mastodon shows it as the author of shared links.',
    example: '@news@example.org',
  },
  twitter: {
    kind: 'handle',
    label: 'X account',
    help: 'The account, with its @.',
    example: '@openinfradev',
  },
} as const satisfies Fields;
