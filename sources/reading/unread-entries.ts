import type { Finding } from '#newsroom/findings.ts';
import type { Layout } from '../layout.ts';
import type { ContentTree } from './content-tree.ts';

/** What is never read, so that nothing from outside the content folder is. */
const UNREAD = {
  link: {
    rule: 'symbolic-link',
    reason: 'a symbolic link',
    message:
      'This is a symbolic link. Links are not followed, so that nothing outside the content folder can be published.',
    repair: 'Put the file or folder itself there.',
  },
  'not-a-file': {
    rule: 'not-a-file',
    reason: 'not a regular file',
    message:
      'This is neither a file nor a folder (a pipe, a socket or a device), and is not read.',
    repair: 'Delete it.',
  },
  'name-not-utf-8': {
    rule: 'name-not-utf-8',
    reason: 'its name is not UTF-8',
    message: 'The name is not UTF-8: bytes stand in it that are no characters. It is not read.',
    repair: 'Rename it: plain letters, digits and hyphens work everywhere.',
  },
} as const;

export type UnreadKind = keyof typeof UNREAD;

export const isUnreadKind = (kind: string): kind is UnreadKind => kind in UNREAD;

/** Why such an entry is ignored, in a few words. */
export const reasonOf = (kind: UnreadKind): string => UNREAD[kind].reason;

/** The warning about an entry that is never read. */
export function unreadEntry(file: string, kind: UnreadKind): Finding {
  const { rule, message, repair } = UNREAD[kind];
  return { severity: 'warning', rule, file, line: 1, column: 1, message, repair };
}

/**
 * Folders and files of the layout that are links themselves: nothing in them is read. Where that
 * are the posts it is an error, since a release would show none of them.
 */
export function linkedPlaces(tree: ContentTree, layout: Layout): Finding[] {
  const { posts, authors, categories, media } = layout;
  const places = [posts, authors, categories, ...media.map(({ folder }) => folder)];
  return [...new Set(places)].flatMap((place) => {
    if (place === null || !tree.isLinked(place)) return [];
    return { ...unreadEntry(place, 'link'), severity: place === posts ? 'error' : 'warning' };
  });
}

export function folderNamedMarkdown(file: string): Finding {
  return {
    severity: 'error',
    rule: 'folder-named-markdown',
    file,
    line: 1,
    column: 1,
    message: 'This is a folder with the name of a post.',
    repair: 'Rename the folder, or move the post out of it.',
  };
}
