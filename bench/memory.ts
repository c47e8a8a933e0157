import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory of a process and all that it started, in MB, as Linux counts it: pages that
 * they share count twice, so that the sum is never too small. Null where there is no /proc.
 */
export function memoryOf(pid: number): number | null {
  const processes = readProcesses();
  return processes && sumOf(processes, familyOf(processes, new Set([pid])));
}

/** The same over what a process has started, but for one of its children and what that started. */
export function memoryBelow(pid: number, apart: number | undefined): number | null {
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

const sumOf = (processes: Process[], family: Set<number>) =>
  processes.reduce((total, { id, memory }) => total + (family.has(id) ? memory : 0), 0);

type Process = { id: number; parent: number; memory: number };

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
  return [{ id, parent: read('PPid'), memory: read('VmRSS') / 1024 }];
}
