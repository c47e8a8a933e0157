import { mark } from '#site/mark.ts';

/** The site's sign. The name beside it speaks. */
export function Mark() {
  return (
    <svg
      className="mark"
      viewBox={`0 0 ${mark.size} ${mark.size}`}
      width={mark.size}
      height={mark.size}
      fill="currentColor"
      aria-hidden="true"
    >
      <path d={mark.path} />
    </svg>
  );
}
