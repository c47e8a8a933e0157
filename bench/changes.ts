import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MadeArchive, MadePost } from './make-archive.ts';

/** One thing that an editor does to an archive, and by what readers see that it is done. */
export type Change = {
  name: string;
  save: () => void;
  /** Address of the page that shows it. */
  page: string;
  isShown: (status: number, html: string) => boolean;
};

/**
 * What editors do, each to other posts than the one before. An author is renamed as editors
 * have to do it: in their file, and in all their posts.
 * @param folder of the content
 */
export function changesOf(folder: string, { posts, authors }: MadeArchive): Change[] {
  const listed = posts.filter(({ state }) => state === 'published');
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(
      path.join(folder, file),
      change(readFileSync(path.join(folder, file), 'utf8')),
    );
  const postAt = (share: number) => {
    const post = listed[Math.floor((listed.length - 1) * share)];
    if (!post) throw new Error('No post of the archive is listed.');
    return post;
  };
  const [newest, old, moved] = [postAt(1), postAt(0.5), postAt(0.7)];
  const byRank = authors
    .map((author) => ({ ...author, posts: postsOf(author.name, listed) }))
    .sort((a, b) => b.posts.length - a.posts.length);
  const most = byRank[0];
  const some = byRank.slice(1).find(({ posts }) => posts.length <= 10);
  if (!most || !some) throw new Error('The archive has too few authors.');

  return [
    {
      name: 'body edited',
      save: () => appendFileSync(path.join(folder, newest.file), '\nA sentence more.\n'),
      page: newest.address,
      isShown: (_, html) => html.includes('A sentence more.'),
    },
    {
      name: 'new post',
      save: () => writeFileSync(path.join(folder, 'posts/brand-new.md'), newPost(some.name)),
      page: '/blog/brand-new',
      isShown: (status) => status === 200,
    },
    {
      name: 'post deleted',
      save: () => rmSync(path.join(folder, old.file)),
      page: old.address,
      isShown: (status) => status === 404,
    },
    {
      name: 'date changed',
      save: () => edit(moved.file, (text) => text.replace(/^date: .*$/m, `date: ${MOVED_TO}`)),
      page: moved.address,
      isShown: (_, html) => html.includes(`dateTime="${MOVED_TO}"`),
    },
    ...[some, most].map(({ file, name, posts }) => {
      const other = `Renamed ${name}`;
      const rename = (text: string) =>
        text.replace(new RegExp(`^(author|authorName)(:.*)\\b${name}\\b`, 'm'), `$1$2${other}`);
      return {
        name: `author of ${posts.length} renamed`,
        save: () => {
          edit(file, rename);
          for (const post of posts) if (post !== old) edit(post.file, rename);
        },
        page: (posts.at(-1) ?? newest).address,
        isShown: (_: number, html: string) => html.includes(other),
      };
    }),
  ];
}

/** Years before the newest post, on a day of no other post. */
const MOVED_TO = '2019-02-03T04:05:06.000Z';

const postsOf = (author: string, posts: MadePost[]) =>
  posts.filter(({ authors }) => authors.includes(author));

const newPost = (author: string) => `---
templateKey: blog-post
title: Brand new
author: ${author}
date: 2025-12-31T23:00:00.000Z
category:
  - value: category-0
    label: Community
seo:
  title: Brand new
  description: What was not there before.
---
The text.
`;
