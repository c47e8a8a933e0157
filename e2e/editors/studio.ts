import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Site, startSite } from '../command.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { editor } from './repository.ts';
import { printedLink } from './signed-in.ts';

/**
 * Runs `npm run edit` on the site under test, with more ways to sign in.
 * @returns also the link that it prints
 */
export async function startStudio(
  port: number,
  signIn: Record<string, string>,
): Promise<Site & { link: string }> {
  const variables = { ...siteUnderTest, ...signIn, PORT: `${port}` };
  const before = endedSessions();
  const site = await startSite({ ...variables, ...asGitConfiguration() }, 'edit');
  const { stop } = site;
  const stopAndForget = async () => {
    await stop();
    if (before) git('update-ref', ENDED, before);
    else git('update-ref', '-d', ENDED);
  };
  return Object.assign(site, { stop: stopAndForget, link: await printedLink(site) });
}

/** The content under test lies in the project's own clone, which is to be as it was. */
const ENDED = 'refs/masthead/sessions/ended';
const git = (...words: string[]) => spawnSync('git', words, { encoding: 'utf8' }).stdout.trim();
const endedSessions = () => git('rev-parse', '-q', '--verify', ENDED);

/** Over what is set for whoever runs the tests, if anything is. */
function asGitConfiguration(): Record<string, string> {
  const entries = Object.entries(editor);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', `${entries.length}`],
    ...entries.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, `user.${name}`],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}

/** A provider must know where we will be before we are there. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
