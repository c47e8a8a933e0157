import { spawnSync } from 'node:child_process';
import { variablesFor } from '#site/environment.ts';
import { archiveSite, siteUnderTest } from './site-under-test.ts';

/** Runs `npm run build` on the site under test, or on the real archive: `build.ts archive`. */
const site = process.argv[2] === 'archive' ? archiveSite : siteUnderTest;
const { status } = spawnSync('npm', ['run', 'build'], {
  stdio: 'inherit',
  env: variablesFor(site),
});
process.exitCode = status ?? 1;
