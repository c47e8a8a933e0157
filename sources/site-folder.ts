import path from 'node:path';
import { environment } from '#site/environment.ts';
import { fingerprint } from '#system/fingerprint.ts';

/** Where the releases of the content folder at work lie, and what is known of them: each has its own. */
export function siteFolder(): string {
  const { contentDir, dataDir } = environment();
  const name = `${path.basename(contentDir)}-${fingerprint(contentDir).slice(0, 8)}`;
  return path.join(dataDir, 'sites', name);
}
