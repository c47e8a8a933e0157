import type { ReactNode } from 'react';

type Props = { title: ReactNode; id: string; children: ReactNode; aside?: ReactNode };

/** A part of a page, with its title in the rail and a strong rule above. */
export function Section({ title, id, children, aside }: Props) {
  return (
    <section aria-labelledby={id} className="rail-grid rule-above pt-5">
      <div className="stack-1">
        <h2 id={id} className="text-title">
          {title}
        </h2>
        {aside}
      </div>
      <div>{children}</div>
    </section>
  );
}
