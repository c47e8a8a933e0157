import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process and all that it started, in MB, as Linux counts it. */
export type Memory = { now: number; peak: number };

/**
 * Sums resident memory over a process and its descendants; pages that they share count
 * twice, so that the sum is never too small. Null where there is no /proc.
 */
export function memoryOf(pid: number): Memory | null {
  const processes = readProcesses();
  return processes && sumOf(processes, familyOf(processes, new Set([pid])));
}

/** The same over what a process has started, but for one of its children and what that started. */
export function memoryBelow(pid: number, apart: number | undefined): Memory | null {
  const processes = readProcesses();
  if (!processes) return null;
  const children = processes.filter(({ id, parent }) => parent === pid && id !== apart);
  return sumOf(processes, familyOf(processes, new Set(children.map(({ id }) => id))));
}

function familyOf(processes: Process[], family: Set<number>): Set<number> {
  // A child has a greater number than its parent, unless numbers ran out: then two rounds do.
  for (let round = 0; round < 2; round++) {
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return family;
}

function sumOf(processes: Process[], family: Set<number>): Memory {
  const members = processes.filter(({ id }) => family.has(id));
  const sum = (of: (process: Process) => number) =>
    members.reduce((total, process) => total + of(process), 0) / 1024;
  return { now: sum(({ now }) => now), peak: sum(({ peak }) => peak) };
}

type Process = { id: number; parent: number; now: number; peak: number };

function readProcesses(): Process[] | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)));
  } catch {
    return null;
  }
}

/** Nothing for a process that ended meanwhile. */
function readProcess(id: number): Process[] {
  let status: string;
  try {
    status = readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return [];
  }
  const read = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return [{ id, parent: read('PPid'), now: read('VmRSS'), peak: read('VmHWM') }];
}
