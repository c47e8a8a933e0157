import { machineRoutes } from '#site/routes.ts';
import { absolute } from './addresses.ts';

/**
 * Everything that is served may be read. Nobody is kept out: those who unfold links ask here
 * first, and what is not public is not served at all.
 */
export function writeRobots(origin: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absolute(machineRoutes.sitemap(), origin)}\n`;
}
