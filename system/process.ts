import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { orIfMissing } from './missing.ts';

/** Whether a process of this machine is there, whoever started it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from all others: its number means something only until the machine starts
 * again, and only in its own container.
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

/** Whether a process is known to have ended. In another container or machine it may live. */
export function isGone({ pid, boot, host, container }: ProcessIdentity): boolean {
  const here = thisProcess();
  if (host !== here.host) return false;
  if (boot !== here.boot) return true;
  return container === here.container && !isAlive(pid);
}
