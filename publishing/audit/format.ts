import type { Mark, SurfaceAudit } from './audit.ts';
import { type Surface, surfaces } from './surfaces.ts';

const SIGNS = {
  shown: '+',
  absent: '.',
  leak: 'LEAK',
  missing: 'MISSING',
  'no surface': ' ',
} as const satisfies Record<Mark, string>;

/** The audit as a table of text: a line for each post, a column for each surface. */
export function formatAudit({ rows, problems }: SurfaceAudit): string {
  const columns = Object.keys(surfaces) as Surface[];
  const table = [
    ['post', 'state', ...columns.map((surface) => surfaces[surface].name)],
    ...rows.map(({ slug, state, marks }) => [
      slug,
      state,
      ...columns.map((surface) => SIGNS[marks[surface]]),
    ]),
  ];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const verdict =
    problems.length === 0
      ? `${rows.length} posts, each where it belongs and nowhere else.`
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${problems.join('\n')}`;
  return `${lines.join('\n')}\n\n+ shown, . not shown\n${verdict}\n`;
}
