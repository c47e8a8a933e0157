import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { orIfMissing } from './missing.ts';

/** Whether a process with this id runs on this machine, also one of another user. */
export function isAlive(pid: number): boolean {
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

/** Whether a process has certainly ended. One of another machine or container may still run. */
export function isGone({ pid, boot, host, container }: ProcessIdentity): boolean {
  const here = thisProcess();
  if (host !== here.host) return false;
  if (boot !== here.boot) return true;
  return container === here.container && !isAlive(pid);
}
