import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { needs } from '../needs.ts';

/** A disk of its own for a folder, to be filled or made read-only. */
export type Disk = {
  makeReadOnly: () => Promise<void>;
  makeWritable: () => void;
  /** Fills it but for a number of blocks. @returns what makes room again */
  fill: (blocks: number) => () => void;
  remove: () => void;
};

const mount = (...words: string[]) => spawnSync('mount', words).status === 0;

/**
 * Puts a folder, which may hold something already, on a disk of its own in memory. Only root may do
 * that: elsewhere the test is left out, and says so.
 * @param size as mount knows it, such as `32m`
 */
export function ownDisk(folder: string, size: string): Disk {
  const before = `${folder}.before`;
  mkdirSync(folder, { recursive: true });
  cpSync(folder, before, { recursive: true });
  const isMounted = mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  if (isMounted) cpSync(before, folder, { recursive: true });
  rmSync(before, { recursive: true });
  if (!isMounted) console.log('!! Only root may mount a disk: this was NOT tested.');
  needs(isMounted, 'Only root may mount a disk.');
  return {
    // Refused while any file is open for writing.
    makeReadOnly: () =>
      expect
        .poll(() => mount('-o', 'remount,ro', folder), { intervals: [20], timeout: 30_000 })
        .toBe(true),
    makeWritable: () => expect(mount('-o', 'remount,rw', folder)).toBe(true),
    fill(blocks) {
      const ballast = path.join(folder, 'ballast');
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc((bavail - blocks) * bsize));
      return () => rmSync(ballast);
    },
    remove: () => spawnSync('umount', [folder]),
  };
}
