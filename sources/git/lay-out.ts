import { readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '#site/write-whole.ts';
import { readBlob } from './objects.ts';
import { type ContentRepository, pathInContent } from './repository.ts';
import { filesAt } from './tree.ts';

const LINK = '120000';

/** Files of the folder by the names of their objects; null: on its way from one to another. */
type Inventory = Record<string, string | null>;

/**
 * Lays the content folder of a commit out on disk, byte for byte as git has it. Only what
 * differs from what was laid out before is touched. Killed at any moment, the next call makes
 * it whole. Links are left out: they could lead out of the repository.
 * @param target a folder that is ours alone; its inventory is kept beside it
 */
export async function layOut(
  repository: ContentRepository,
  commit: string,
  target: string,
): Promise<void> {
  const inventory = `${target}.json`;
  const before = await readInventory(inventory);
  // Nobody knows what lies in a folder without an inventory.
  if (before === null) await rm(target, { recursive: true, force: true });
  const wanted = await wantedFiles(repository, commit);
  const gone = Object.keys(before ?? {}).filter((file) => !wanted.has(file));
  const changed = [...wanted].filter(([file, oid]) => before?.[file] !== oid);
  if (before !== null && gone.length + changed.length === 0) return;

  const onTheirWay = [...gone, ...changed.map(([file]) => file)].map((file) => [file, null]);
  await writeWhole(inventory, JSON.stringify({ ...before, ...Object.fromEntries(onTheirWay) }));
  // First what goes: where a file becomes a folder, it stands in the way.
  for (const file of gone) await remove(target, file);
  for (const [file, oid] of changed) {
    await writeWhole(path.join(target, file), await readBlob(repository.gitDir, oid));
  }
  await writeWhole(inventory, JSON.stringify(Object.fromEntries(wanted)));
}

async function readInventory(file: string): Promise<Inventory | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Inventory;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function wantedFiles(repository: ContentRepository, commit: string) {
  const wanted = new Map<string, string>();
  for (const [inTree, { mode, oid }] of await filesAt(repository.gitDir, commit)) {
    const file = pathInContent(repository, inTree);
    if (file === null || mode === LINK) continue;
    // Git refuses to make such trees, but not to store them.
    if (file.split('/').some((part) => part === '..' || part.toLowerCase() === '.git')) {
      throw new Error(
        `Commit ${commit} holds a file ${inTree}, which leads out of its folder.`,
      );
    }
    wanted.set(file, oid);
  }
  return wanted;
}

/** Removes a file, and the folders that it leaves empty. */
async function remove(target: string, file: string): Promise<void> {
  await rm(path.join(target, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      await rmdir(path.join(target, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      return;
    }
  }
}
