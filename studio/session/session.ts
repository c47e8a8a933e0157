import { randomBytes } from 'node:crypto';
import { environment } from '#site/environment.ts';
import { cookieFor, readCookie } from './cookie.ts';
import { isEnded, rememberEnded } from './ended-sessions.ts';
import { seal, unseal } from './seal.ts';

/** An editor at work. */
export type Session = {
  id: string;
  /** As in the editor's commits. */
  name: string;
  email: string;
  /** An ISO instant. */
  expires: string;
};

export type Person = Pick<Session, 'name' | 'email'>;

/** Why a person was let in: the link of `npm run edit`, or what `EDITORS` says of them. */
export type Right = 'one-time link' | 'address' | `group:${string}`;

type SealedSession = Session & { right: Right };

/** A working day and its evening. */
const HOURS = 12;

/** @returns the `Set-Cookie` header that starts a session */
export async function beginSession(
  request: Request,
  person: Person,
  right: Right,
  now = new Date(),
): Promise<string> {
  const seconds = HOURS * 60 * 60;
  const session: SealedSession = {
    id: randomBytes(16).toString('base64url'),
    name: person.name,
    email: person.email,
    expires: new Date(now.getTime() + seconds * 1000).toISOString(),
    right,
  };
  return cookieFor(request, 'session', await seal('session', session), seconds);
}

/**
 * The session of whoever asks. @returns null where there is none: no cookie, a forged one, one
 * that has expired or was ended, or of somebody who has since lost the right to come in
 */
export async function sessionOf(request: Request, now = new Date()): Promise<Session | null> {
  const cookie = readCookie(request, 'session');
  if (cookie === null) return null;
  const sealed = (await unseal('session', cookie)) as SealedSession | null;
  if (!sealed || new Date(sealed.expires) <= now || !stillHolds(sealed)) return null;
  if (await isEnded(sealed.id)) return null;
  const { id, name, email, expires } = sealed;
  return { id, name, email, expires };
}

/** Ends the session for good. @returns the `Set-Cookie` header that takes the cookie back */
export async function endSession(request: Request, now = new Date()): Promise<string> {
  const session = await sessionOf(request, now);
  if (session) await rememberEnded(session.id, session.expires, now);
  return cookieFor(request, 'session', '', 0);
}

function stillHolds({ right, email }: SealedSession): boolean {
  const { oneTimeLink, signIn } = environment();
  if (right === 'one-time link') return oneTimeLink;
  if (right === 'address')
    return signIn?.editors.addresses.includes(email.toLowerCase()) ?? false;
  return signIn?.editors.groups.includes(right.slice('group:'.length)) ?? false;
}
