/** Why somebody is not let in, and the status of the page that says so. */
const STATUS = {
  'not-an-editor': 403,
  unverified: 403,
  'no-address': 403,
  /** A one-time link that was used, has ended, or never was one. */
  link: 403,
  /** What came back from the provider is no answer to what we asked in this browser. */
  failed: 403,
  unreachable: 503,
} as const;

export type Refused = keyof typeof STATUS;

/** @param reason as a query says it @returns null for whatever is no such reason */
export function refusedFor(reason: string | null): { reason: Refused; status: number } | null {
  const known = (Object.keys(STATUS) as Refused[]).find((name) => name === reason);
  return known ? { reason: known, status: STATUS[known] } : null;
}
