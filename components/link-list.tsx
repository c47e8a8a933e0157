import { Fragment } from 'react';
import { identity } from '#site/identity.ts';

type Named = { path: string; label: string };

/** Linked names as a sentence has them: “A, B and C”. */
export function LinkList({ of }: { of: Named[] }) {
  const list = new Intl.ListFormat(identity.language).formatToParts(of.map(({ path }) => path));
  const labels = new Map(of.map(({ path, label }) => [path, label]));
  return list.map(({ type, value }, index) =>
    type === 'element' ? (
      <a key={value} href={value}>
        {labels.get(value)}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: separators have no other identity
      <Fragment key={index}>{value}</Fragment>
    ),
  );
}
