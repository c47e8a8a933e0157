import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import type { Publication } from '#syndication/json-ld/people.ts';

/** Who publishes, as feeds and structured data name the publisher. */
export function publication(): Publication {
  return { origin: siteOrigin(), logo: machineRoutes.logo() };
}
