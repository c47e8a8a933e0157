import { readdirSync, readFileSync } from 'node:fs';

/*
 * What Linux counts of a process and all that it started, from /proc. Elsewhere there is no such
 * folder, and the measurement ends with its ENOENT.
 */

/** Resident memory in MB. Pages that processes share count twice, so the sum is never too small. */
export const memoryOf = (pid: number): number => sumOf(pid, ({ memory }) => memory);

/** CPU time since each process began, in seconds; that of ended children is their parent's. */
export const cpuOf = (pid: number): number => sumOf(pid, ({ cpu }) => cpu);

type Process = { id: number; parent: number; memory: number; cpu: number };

function sumOf(pid: number, value: (one: Process) => number): number {
  const processes = readProcesses();
  const family = new Set([pid]);
  // A child has a greater number than its parent, unless numbers ran out: then two rounds do.
  for (let round = 0; round < 2; round++) {
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return processes
    .filter(({ id }) => family.has(id))
    .reduce((total, one) => total + value(one), 0);
}

function readProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
}

/** Ticks of the kernel's clock in a second: USER_HZ, which is 100 on every Linux of today. */
const TICKS = 100;

/** @returns nothing for a process that ended meanwhile */
function readProcess(id: number): Process[] {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    // The name in brackets may hold spaces; utime, stime, cutime and cstime follow (proc(5)).
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const read = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const cpu = stat.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0) / TICKS;
    return [{ id, parent: read('PPid'), memory: read('VmRSS') / 1024, cpu }];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return [];
    throw error;
  }
}
