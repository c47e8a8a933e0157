import { lookup } from 'mrmime';

/** `Content-Type` by the file's ending; text is UTF-8. */
export function contentType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream';
  return /^text\/|\+xml$|^application\/(json|xml)$/.test(type)
    ? `${type}; charset=utf-8`
    : type;
}
