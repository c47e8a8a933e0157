/** The file of a page: hosts serve `/blog/a` from `blog/a.html`. */
export function fileOf(address: string): string {
  return address === '/' ? 'index.html' : `${address.slice(1)}.html`;
}
