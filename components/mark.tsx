/** The site's sign: a masthead's rules, from thick to thin. The name beside it speaks. */
export function Mark() {
  return (
    <svg
      className="mark"
      viewBox="0 0 32 32"
      width="32"
      height="32"
      fill="currentColor"
      aria-hidden="true"
    >
      <path d="M0 0h32v12H0zM0 17h32v7H0zM0 29h32v3H0z" />
    </svg>
  );
}
