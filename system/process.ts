import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { orIfMissing } from './missing.ts';

/** Whether a process with this id runs on this machine, also one of another user. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Identifies a process. Its id alone does not: another process gets it after a restart of the
 * machine, and each container counts its own.
 */
export type ProcessIdentity = { pid: number; boot: string; host: string; container: string };

/** The identity of this process. Outside of Linux, boot and container are not known. */
export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    boot: orIfMissing('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    host: hostname(),
    container: orIfMissing('', () => readlinkSync('/proc/self/ns/pid')),
  };
}

/** What became of a process; that of another machine or container cannot be looked at. */
export function fateOf({
  pid,
  boot,
  host,
  container,
}: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  const here = thisProcess();
  if (host !== here.host) return 'unknown';
  if (boot !== here.boot) return 'gone';
  if (container !== here.container) return 'unknown';
  return isAlive(pid) ? 'alive' : 'gone';
}
