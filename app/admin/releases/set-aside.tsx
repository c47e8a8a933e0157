/**
 * What could not be read, and was moved out of the way.
 * @param refs in the content’s repository
 * @param files within the data folder
 */
export function SetAside({ refs, files }: { refs: string[]; files: string[] }) {
  if (refs.length + files.length === 0) return null;
  return (
    <>
      <h2 className="studio-heading">Set aside</h2>
      <p>
        These could not be read, and count as not there. Everything else works. Anyone who looks
        after the site can look at a record by <code>git cat-file -p</code> and its name, and
        remove it by <code>git update-ref -d</code>; files lie in <code>set-aside</code> of the
        data folder.
      </p>
      <ul className="studio-list">
        {[...refs, ...files].map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
