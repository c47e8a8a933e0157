import { mkdir, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { bytesOfName } from '../reading/file-name.ts';
import type { ContentRepository } from './repository.ts';
import { isLink } from './tree.ts';

/** In place of an object's name. */
const LINK = 'link';
const NAME_NOT_UTF8 = 'name not UTF-8';

/** Files of the folder by the names of their objects; null: on its way from one to another. */
type Inventory = Record<string, string | null>;

const INVENTORY: z.ZodType<Inventory> = z.record(z.string(), z.string().nullable());

/**
 * Lays the content folder of a commit out on disk, byte for byte as git has it. Only what
 * differs from what was laid out before is touched. Killed at any moment, the next call makes
 * it whole. What is never read, a symbolic link or a file whose name is not UTF-8, is laid out
 * without its content, so that the reader of the folder reports it.
 * @param target a folder that is ours alone; its inventory is kept beside it
 */
export async function layOut(
  repository: ContentRepository,
  commit: string,
  target: string,
): Promise<void> {
  const inventory = `${target}.json`;
  const before = readKept(inventory, INVENTORY);
  // Nobody knows what lies in a folder without an inventory.
  if (before === null) await rm(target, { recursive: true, force: true });
  const wanted = await wantedFiles(repository, commit);
  const gone = Object.keys(before ?? {}).filter((file) => !wanted.has(file));
  const changed = [...wanted].filter(([file, oid]) => before?.[file] !== oid);
  if (before !== null && gone.length + changed.length === 0) return;

  const onTheirWay = [...gone, ...changed.map(([file]) => file)].map((file) => [file, null]);
  await writeFileAtomic(
    inventory,
    JSON.stringify({ ...before, ...Object.fromEntries(onTheirWay) }),
  );
  // First what goes: where a file becomes a folder, it stands in the way.
  for (const file of gone) await remove(target, file);
  for (const [file, oid] of changed) {
    if (oid === LINK) await layOutLink(path.join(target, file));
    else if (oid === NAME_NOT_UTF8) await layOutEmpty(target, file);
    else await writeFileAtomic(path.join(target, file), await repository.read(oid));
  }
  await writeFileAtomic(inventory, JSON.stringify(Object.fromEntries(wanted)));
}

/** A folder whose name is not UTF-8 stands for all that lies in it. */
function upToBadName(file: string): string {
  const parts = file.split('/');
  const bad = parts.findIndex((part) => part.includes('\\x'));
  return parts.slice(0, bad + 1).join('/');
}

async function wantedFiles(repository: ContentRepository, commit: string) {
  const wanted = new Map<string, string>();
  for (const [inTree, listed] of await repository.list(commit)) {
    const file = repository.pathInContent(inTree);
    if (file === null) continue;
    // Git refuses to make such trees, but not to store them.
    if (file.split('/').some((part) => part === '..' || part.toLowerCase() === '.git')) {
      throw new Error(
        `Commit ${commit} holds a file ${inTree}, which leads out of its folder.`,
      );
    }
    if (!listed.hasUtf8Name) wanted.set(upToBadName(file), NAME_NOT_UTF8);
    else wanted.set(file, isLink(listed) ? LINK : listed.oid);
  }
  return wanted;
}

/** It leads nowhere: what it led to in the repository is never read. */
async function layOutLink(place: string): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await rm(place, { force: true });
  await symlink('not-followed', place);
}

async function layOutEmpty(target: string, file: string): Promise<void> {
  await mkdir(path.join(target, path.dirname(file)), { recursive: true });
  await writeFile(rawPlace(target, file), '');
}

/** Where a file whose name is not UTF-8 lies. */
const rawPlace = (target: string, file: string) =>
  Buffer.concat([
    Buffer.from(`${path.join(target, path.dirname(file))}/`),
    bytesOfName(path.basename(file)),
  ]);

/** Removes what was laid out of a file, and the folders that it leaves empty. */
async function remove(target: string, file: string): Promise<void> {
  await rm(path.join(target, file), { force: true });
  await rm(rawPlace(target, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      await rmdir(path.join(target, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      return;
    }
  }
}
