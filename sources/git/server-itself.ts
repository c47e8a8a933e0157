import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import type { Person } from './commit.ts';

/** The author of a commit that no person has asked for. */
export const serverItself = (): Person => ({
  name: identity.name,
  email: `noreply@${new URL(siteOrigin()).hostname}`,
});
