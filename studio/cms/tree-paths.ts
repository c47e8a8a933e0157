import type { ContentRepository } from '#sources/git/repository.ts';
import { Refusal } from '../drafts/refusal.ts';
import { isData } from '../frontmatter/values.ts';

type Where = ContentRepository;

/** The fields of the protocol that name a file or a folder. */
const PATHS = new Set(['path', 'newPath', 'paths', 'folder', 'mediaFolder']);

/**
 * Decap names files from the repository's root, and the studio within the content folder: a
 * request as the studio means it. What lies beside the content does not exist here.
 * @throws Refusal for a path that leads there
 */
export function withinContent<T>(repository: Where, params: T): T {
  return withPaths(params, (path) => {
    if (path === '' || path === '.' || path === repository.folder) return '.';
    const within = repository.pathInContent(path);
    if (within !== null) return within;
    throw new Refusal(422, `${path} is not within ${repository.folder}, where the content is.`);
  });
}

/** An answer as Decap means it. */
export function fromTreeRoot<T>(repository: Where, answer: T): T {
  return withPaths(answer, (path) => repository.pathInTree(path));
}

/** The same value with its paths exchanged, so that its shape stays what it was. */
function withPaths<T>(value: T, change: (path: string) => string): T {
  return exchanged(value, change, false) as T;
}

function exchanged(value: unknown, change: (path: string) => string, isPath: boolean): unknown {
  if (typeof value === 'string') return isPath ? change(value) : value;
  if (Array.isArray(value)) return value.map((item) => exchanged(item, change, isPath));
  if (!isData(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      exchanged(field, change, PATHS.has(name)),
    ]),
  );
}
