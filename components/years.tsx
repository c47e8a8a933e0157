/** One year of posts: its page, and how many there are where that is told. */
export type YearLink = { year: number; href: string; count?: number };

type Props = {
  years: YearLink[];
  current?: number;
  /** Id of the heading above. */
  labelledBy: string;
};

/** The way to older posts. */
export function Years({ years, current, labelledBy }: Props) {
  return (
    <nav aria-labelledby={labelledBy}>
      <ul className="years">
        {years.map(({ year, href, count }) => (
          <li key={year}>
            <a href={href} aria-current={year === current ? 'page' : undefined}>
              {year}
              {count !== undefined && <span className="text-caption opacity-75"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
