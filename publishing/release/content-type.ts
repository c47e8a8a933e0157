import path from 'node:path';
import { lookup } from 'mrmime';

/** Types that the list of types does not know, or knows by a name that browsers like less. */
const OURS: Record<string, string> = { '.xml': 'application/xml', '.ico': 'image/x-icon' };

/** `Content-Type` by the file's ending; text is UTF-8. */
export function contentType(file: string): string {
  const type = OURS[path.extname(file)] ?? lookup(file) ?? 'application/octet-stream';
  return /^text\/|\+xml$|^application\/(json|xml)$/.test(type)
    ? `${type}; charset=utf-8`
    : type;
}

/** The endings of files by their type, for hosts that are told both. */
export function endingsByType(files: string[]): Map<string, string[]> {
  const byType = new Map<string, string[]>();
  const endings = new Set(files.flatMap((file) => /\.(\w+)$/.exec(file)?.[1] ?? []));
  for (const ending of endings) {
    const type = contentType(`file.${ending}`);
    byType.set(type, [...(byType.get(type) ?? []), ending]);
  }
  return byType;
}
