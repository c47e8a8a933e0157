import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Styles, fonts and pictures that pages refer to; no script. Paths as pages name them. */
export async function listStatic(dist: string): Promise<{ address: string; source: string }[]> {
  const folder = path.join(dist, 'static');
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.\w+$/.test(name) && !/\.(js|map)$/.test(name))
    .map((name) => ({
      address: `/_next/static/${name.split(path.sep).join('/')}`,
      source: path.join(folder, name),
    }));
}
