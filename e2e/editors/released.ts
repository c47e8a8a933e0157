import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { releaseIn, siteIn } from '../release.ts';

/** What a data folder with one site holds. */
export type Released = {
  /** Name of the release that readers get. */
  current: string;
  /** What lies among the releases, finished or not. */
  entries: string[];
  /** Folders of those that are being made, or were when somebody was killed. */
  unfinished: string[];
};

export function releasedIn(dataDir: string): Released {
  const site = siteIn(dataDir);
  const entries = readdirSync(path.join(site, 'releases'));
  return {
    current: path.basename(readlinkSync(path.join(site, 'current'))),
    entries,
    unfinished: entries
      .filter((name) => name.startsWith('.'))
      .map((name) => path.join(site, 'releases', name)),
  };
}

/** What the publisher says in a file, as any program could read it. */
export type Status = {
  state: string;
  step: string | null;
  commit: string | null;
  message: string | null;
  release: string;
};

/** @returns that of a data folder with one site */
export function statusIn(dataDir: string): Status {
  return JSON.parse(readFileSync(path.join(siteIn(dataDir), 'publishing.json'), 'utf8'));
}

/** @returns files of the current release that are not as its manifest says */
export function damagedFiles(dataDir: string): string[] {
  const release = releaseIn(dataDir).folder;
  const { files } = JSON.parse(readFileSync(path.join(release, 'manifest.json'), 'utf8')) as {
    files: Record<string, { sha256: string }>;
  };
  return Object.entries(files).flatMap(([file, { sha256 }]) => {
    const blob = path.join(siteIn(dataDir), 'blobs', sha256.slice(0, 2), sha256);
    const content = readFileSync(blob);
    return createHash('sha256').update(content).digest('hex') === sha256 ? [] : [file];
  });
}
