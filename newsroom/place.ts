/** A position in a source file; both count from 1. */
export type Place = { line: number; column: number };

/** The way to a value in the frontmatter: `['category', 0, 'label']`. */
export type Path = readonly (string | number)[];

/** How frontmatter finds its way back to the file that it stands in. */
export type Where = {
  /** Path within the content folder, with forward slashes. */
  file: string;
  /** Where a value stands; for an absent key, where its nearest parent does. */
  position: (path: (string | number)[]) => Place;
  /**
   * A plain scalar as the file has it, null where there is none: YAML reads the title
   * `1.10` as the number 1.1, and only the file knows better.
   */
  written?: (path: (string | number)[]) => string | null;
};
