/** In place of a list without posts. */
export function EmptyList() {
  return <p className="text-muted text-standfirst">Nothing has been published yet.</p>;
}
