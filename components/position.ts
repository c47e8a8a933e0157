import type { Author } from '#newsroom/edition.ts';

/** What a person does, and where: `Release Manager, Example Foundation`; empty where nobody says. */
export function positionOf({ role, company }: Pick<Author, 'role' | 'company'>): string {
  return [role, company].filter((part) => part !== null).join(', ');
}
