/** The path within the tree of a path within the content folder. */
export function pathInTree(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}

/** The path within the content folder, or null for what lies outside of it. */
export function pathInContent(folder: string, path: string): string | null {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}
