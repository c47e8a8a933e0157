import { z } from 'zod';
import type { Claims } from './admission.ts';

/** By how much clocks of two machines may differ, in seconds. */
const TOLERANCE = 60;

/** Some providers write a yes or no as a string, and what they do not know as null. */
const CLAIMS = z.looseObject({
  sub: z.string().min(1),
  iat: z.number().optional(),
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  name: z.string().nullish(),
  preferred_username: z.string().nullish(),
  groups: z.array(z.string()).nullish(),
});

/**
 * What a provider says of a person, once it has the types of OpenID Connect Core 5.1.
 * @throws where a claim has another type, or the token is from the future
 */
export function checkClaims(given: object, now: Date): Claims {
  const { success, data, error } = CLAIMS.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw new Error(
      `The provider’s claim ${String(issue?.path[0])} is no such thing: ${issue?.message}.`,
    );
  }
  const seconds = now.getTime() / 1000;
  if (data.iat !== undefined && data.iat > seconds + TOLERANCE) {
    throw new Error('The provider’s ID token is from the future. Compare the clocks of both.');
  }
  return data;
}
