import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';

/** The scripts that pages may ask for, by their files in `islands/`. */
export type Island =
  | 'reading-tools'
  | 'preview-links'
  | 'copy-address'
  | 'video-on-click'
  | 'site-search'
  | 'publishing-status';

/** Address of a script, which changes with what the script does. */
export function addressOf(island: Island): string {
  const { buildDir } = environment();
  const list = path.join(buildDir ?? '', 'islands.json');
  const address = JSON.parse(readFileSync(list, 'utf8'))[island];
  if (typeof address !== 'string') {
    throw new Error(`${list} names no script ${island}: is there islands/${island}.ts?`);
  }
  return address;
}
