import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { keyFor } from '../session/secret.ts';
import type { Link, Shown } from './links.ts';

/**
 * What a link's address carries, signed: whoever holds it can change neither the draft that it
 * opens nor its end.
 */
export type Claims = Shown & { id: string };

const PURPOSE = 'preview links';
const ALGORITHM = 'HS256';

export async function tokenFor(link: Link): Promise<string> {
  const { id, ref, file, commit, instant, expires } = link;
  const token = new SignJWT({ ref, file, commit, instant })
    .setProtectedHeader({ alg: ALGORITHM })
    .setJti(id);
  // A JWT counts in whole seconds.
  if (expires) token.setExpirationTime(Math.ceil(Date.parse(expires) / 1000));
  return token.sign(keyFor(PURPOSE));
}

/** @returns `forged` for what was not signed here; what was signed says also whether its time is over */
export async function readToken(
  token: string,
  now: Date,
): Promise<(Claims & { isOver: boolean }) | 'forged'> {
  try {
    const { payload } = await jwtVerify(token, keyFor(PURPOSE), {
      algorithms: [ALGORITHM],
      currentDate: now,
    });
    return { ...claimsIn(payload), isOver: false };
  } catch (error) {
    // Its signature was found good before.
    if (error instanceof errors.JWTExpired) return { ...claimsIn(error.payload), isOver: true };
    if (error instanceof errors.JOSEError) return 'forged';
    throw error;
  }
}

/** Only we sign, so that the cast holds. */
function claimsIn(payload: JWTPayload): Claims {
  const { jti, ref, file, commit, instant } = payload as unknown as Shown & { jti: string };
  return { id: jti, ref, file, commit, instant };
}
