/** Words that make the last part of a byline a role, and no person: in lower case, singular. */
const ROLE_WORDS: ReadonlySet<string> = new Set([
  'administrator',
  'advocate',
  'ambassador',
  'analyst',
  'architect',
  'board',
  'ceo',
  'cfo',
  'chair',
  'chairman',
  'chairperson',
  'chairwoman',
  'chief',
  'ciso',
  'cmo',
  'co-chair',
  'co-founder',
  'cofounder',
  'committee',
  'consultant',
  'contributor',
  'coordinator',
  'coo',
  'counsel',
  'cto',
  'designer',
  'developer',
  'director',
  'editor',
  'engineer',
  'evangelist',
  'executive',
  'founder',
  'lead',
  'leader',
  'maintainer',
  'manager',
  'officer',
  'president',
  'professor',
  'representative',
  'researcher',
  'scientist',
  'secretary',
  'specialist',
  'spokesperson',
  'strategist',
  'supervisor',
  'svp',
  'team',
  'treasurer',
  'vp',
]);

/** `Head of Security`; somebody may be called Head. */
const ROLE_PHRASE = /\bhead of\b|\bmember of\b/i;

/** Whether a part of a byline names a role: `ISRG Executive Director`, `Board of Directors`. */
export function namesRole(part: string): boolean {
  const words = part.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  return (
    ROLE_PHRASE.test(part) ||
    words.some((word) => ROLE_WORDS.has(word) || ROLE_WORDS.has(word.replace(/s$/, '')))
  );
}
