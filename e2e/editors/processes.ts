import { execFileSync } from 'node:child_process';

/** What can be killed of a site: one process of a kind, or `all` at once, as by a loss of power. */
export const victims = ['builder', 'pool', 'server', 'studio', 'all'] as const;

export type Victim = (typeof victims)[number];

const COMMANDS = {
  builder: /publisher\/builder-process\.ts/,
  pool: /build\/worker\.ts/,
  studio: /^next-server/,
};

/** The processes of a kind that a server has started, or that these have. */
export function processesOf(server: number, kind: keyof typeof COMMANDS): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^ *(\d+) +(\d+) (.*)/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
    });
  const within = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...within(one.pid)]);
  return within(server)
    .filter(({ command }) => COMMANDS[kind].test(command))
    .map(({ pid }) => pid);
}
