import type { SignIn } from '#site/sign-in.ts';
import type { Refused } from './refusals.ts';
import type { Person, Right } from './session.ts';

/** What a provider says of a person: claims of OpenID Connect, and `groups`, as many give it. */
export type Claims = { readonly [name: string]: unknown };

/** Why a person whom the provider knows is no editor. */
type Refusal = Extract<Refused, 'not-an-editor' | 'unverified' | 'no-address'>;

/** Decides whether a person may come in. */
export function admit(
  claims: Claims,
  { editors, trustsEmail }: Pick<SignIn, 'editors' | 'trustsEmail'>,
): { person: Person; right: Right } | { refused: Refusal } {
  const email = typeof claims.email === 'string' ? claims.email : '';
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email)) return { refused: 'no-address' };
  const person = { name: nameIn(claims) || email, email };

  const groups = Array.isArray(claims.groups) ? claims.groups : [];
  const group = editors.groups.find((name) => groups.includes(name));
  // Who administers the provider decides who is in a group, not who gives which address.
  if (group !== undefined) return { person, right: `group:${group}` };

  if (!editors.addresses.includes(email.toLowerCase())) return { refused: 'not-an-editor' };
  // Anybody may have typed an address in; some providers write the value as a string.
  const verified = String(claims.email_verified ?? trustsEmail) === 'true';
  return verified ? { person, right: 'address' } : { refused: 'unverified' };
}

/** A name that git can keep: it ends a name at a line's end or an angle bracket. */
function nameIn({ name, preferred_username: username }: Claims): string {
  const given = [name, username].find((value) => typeof value === 'string' && value.trim());
  return String(given ?? '')
    .replace(/[\s\p{Cc}\p{Cf}<>]+/gu, ' ')
    .trim()
    .slice(0, 100);
}
