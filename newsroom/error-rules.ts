/**
 * Every error that a content folder can have: with any of them `npm run build` ends with 1 and builds
 * nothing, and `npm run check` reports each of them, since both read the folder in the same way
 * (publishing/build/build.ts). A server that runs keeps the file's last good version. By rule, with what is
 * wrong.
 */
export const ERROR_RULES = {
  'not-utf8': 'A byte of the file is not UTF-8.',
  'unreadable-file': 'The system cannot read the file.',
  'empty-file': 'The file is empty.',
  'no-frontmatter': 'The frontmatter has no line --- above or below it.',
  'toml-frontmatter': 'The frontmatter is TOML.',
  'invalid-yaml': 'The frontmatter is not YAML.',
  'no-fields': 'The frontmatter is no group of fields.',
  'missing-title': 'A post has no title.',
  'invalid-title': 'The title of a post is a list or a group.',
  'missing-date': 'A post or a correction has no date.',
  'invalid-date': 'A date cannot be read.',
  'too-costly': 'The file takes more time or memory than its parser is given.',
  'too-long': 'The text, or its tables, are longer than what is rendered.',
  'too-many-signs': 'The text repeats a sign so often that to parse it takes minutes.',
  'nested-too-deeply': 'Something in the text is nested too deeply.',
  'folder-named-markdown': 'A folder has the name of a post.',
  'invalid-json': 'The list of categories is not JSON.',
  'symbolic-link': 'The folder of posts is a symbolic link.',
} as const satisfies Record<string, string>;

export type ErrorRule = keyof typeof ERROR_RULES;
