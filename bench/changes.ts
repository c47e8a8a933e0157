import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MadeArchive, MadePost } from './make-archive.ts';

/** One thing that an editor does to an archive, and how readers see that it is done. */
export type Change = {
  save: () => void;
  /** Address of the page that shows the change. */
  page: string;
  isShown: (status: number, html: string) => boolean;
};

/** A kind of change that can be made again and again, each time to another post. */
export type ChangeKind = { name: string; at: (round: number) => Change };

/**
 * Lists what editors do to an archive. An author is renamed as editors have to do it: in the
 * author's file, and in all posts of the author.
 * @param folder of the content
 */
export function changeKinds(folder: string, { posts, authors }: MadeArchive): ChangeKind[] {
  const listed = posts.filter(({ state }) => state === 'published');
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(
      path.join(folder, file),
      change(readFileSync(path.join(folder, file), 'utf8')),
    );
  const postAt = (share: number, round = 0) => {
    const post = listed[Math.floor((listed.length - 1) * share) - round];
    if (!post) throw new Error('No post of the archive is listed.');
    return post;
  };
  const newest = postAt(1);
  const author = authors
    .map((author) => ({ ...author, posts: postsOf(author.name, listed) }))
    .sort((a, b) => b.posts.length - a.posts.length)
    .find(({ posts }) => posts.length <= 10);
  if (!author) throw new Error('The archive has no author with ten posts or fewer.');

  return [
    {
      name: 'body edited',
      at: (round) => ({
        save: () => appendFileSync(path.join(folder, newest.file), `\nSentence ${round}.\n`),
        page: newest.address,
        isShown: (_, html) => html.includes(`Sentence ${round}.`),
      }),
    },
    {
      name: 'new post',
      at: (round) => ({
        save: () =>
          writeFileSync(
            path.join(folder, `posts/new-post-${round}.md`),
            newPost(round, author.name),
          ),
        page: `/blog/new-post-${round}`,
        isShown: (status) => status === 200,
      }),
    },
    {
      name: 'post deleted',
      at: (round) => {
        const post = postAt(0.5, round);
        return {
          save: () => rmSync(path.join(folder, post.file)),
          page: post.address,
          isShown: (status) => status === 404,
        };
      },
    },
    {
      name: 'date changed',
      at: (round) => {
        const post = postAt(0.7, round);
        const date = movedTo(round);
        return {
          save: () => edit(post.file, (text) => text.replace(/^date: .*$/m, `date: ${date}`)),
          page: post.address,
          isShown: (_, html) => html.includes(`dateTime="${date}"`),
        };
      },
    },
    {
      name: `author of ${author.posts.length} renamed`,
      at: (round) => {
        const before = round === 0 ? author.name : `Renamed ${round - 1} ${author.name}`;
        const after = `Renamed ${round} ${author.name}`;
        const rename = (text: string) =>
          text.replace(
            new RegExp(`^(author|authorName)(:.*)\\b${before}\\b`, 'm'),
            `$1$2${after}`,
          );
        return {
          save: () => {
            for (const { file } of [author, ...author.posts]) edit(file, rename);
          },
          page: (author.posts.at(-1) ?? newest).address,
          isShown: (_, html) => html.includes(after),
        };
      },
    },
  ];
}

/** Years before the newest post, on days of no other post. */
const movedTo = (round: number) =>
  `2019-02-${String(round + 1).padStart(2, '0')}T04:05:06.000Z`;

const postsOf = (author: string, posts: MadePost[]) =>
  posts.filter(({ authors }) => authors.includes(author));

const newPost = (round: number, author: string) => `---
templateKey: blog-post
title: New post ${round}
author: ${author}
date: 2025-12-31T23:00:0${round % 10}.000Z
category:
  - value: category-0
    label: Community
seo:
  title: New post ${round}
  description: What was not there before.
---
The text.
`;
