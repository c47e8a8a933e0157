import type { Measurement } from './scale-at.ts';

/** One line of the table, by the names of its columns. */
export type Row = Record<string, string | number>;

/** A column for each step that any build had, in the order of their coming. */
export function tableOf(measurements: Measurement[]): Row[] {
  const steps = [...new Set(measurements.flatMap((one) => Object.keys(one.steps)))];
  return measurements.map(({ posts, change, served, ended, memory, disk, server, ...one }) => ({
    posts,
    change,
    'served, s': rounded(served, 1),
    ...Object.fromEntries(steps.map((step) => [`${step}, s`, rounded(one.steps[step], 1)])),
    'ended, s': rounded(ended, 1),
    'memory, MB': rounded(memory, 0),
    'disk, MB': rounded(disk, 0),
    'server, MB': rounded(server, 0),
  }));
}

const rounded = (number: number | undefined, digits: number) =>
  number === undefined ? '' : Number(number.toFixed(digits));

/** The same as Markdown. */
export function markdownOf(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(Object.values(row))),
  ].join('\n');
}
