import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { environment } from '#site/environment.ts';
import { readKept } from '#site/kept-file.ts';
import type { Typed } from '#site/studio-messages.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/**
 * What is in the form beside a live pane, from one key to the next. It lies in files, since the
 * request that brings it and the one that shows it may be answered by two processes; what is to
 * last is kept elsewhere (studio/unsaved).
 */
const folder = () => path.join(environment().dataDir, 'live');

/** Nobody but the session that wrote it finds it. */
const fileOf = (session: string, pane: string) =>
  path.join(folder(), createHash('sha256').update(`${session}\0${pane}`).digest('hex'));

const TYPED: z.ZodType<Typed> = z.looseObject({
  file: z.string().nullable(),
  data: z.record(z.string(), z.json()),
  pictures: z.record(z.string(), z.looseObject({ width: z.number(), height: z.number() })),
});

const HOUR = 60 * 60 * 1000;

/** The name of a pane: what `crypto.randomUUID` makes. */
export const isPane = (name: string): boolean => /^[\da-f-]{36}$/.test(name);

export async function writePane(
  session: string,
  pane: string,
  typed: Typed,
  now: Date,
): Promise<void> {
  const file = fileOf(session, pane);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, JSON.stringify(typed), 0o600);
  await forgetOld(now);
}

/** @returns null where there is none, or no longer */
export async function readPane(session: string, pane: string): Promise<Typed | null> {
  return readKept(fileOf(session, pane), TYPED);
}

let swept = 0;

/** Panes say nothing when they are closed. */
async function forgetOld(now: Date): Promise<void> {
  if (now.getTime() - swept < HOUR) return;
  swept = now.getTime();
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name);
    // Another process may be about it too.
    const entry = await stat(file).catch(ifMissing(null));
    if (entry && now.getTime() - entry.mtimeMs > 12 * HOUR) await rm(file, { force: true });
  }
}
