import { rmSync } from 'node:fs';
import { next } from '#publishing/build/next.ts';
import { prepare } from '#publishing/build/prepare.ts';
import { environment } from '#site/environment.ts';
import { generateAll } from './generated.ts';

/** The same site by `next start`, as if there were no releases: what ours is measured against. */
const folder = await generateAll(await prepare('readers'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const { port, host } = environment();
await next(folder, ['start', '--port', String(port), '--hostname', host]);
