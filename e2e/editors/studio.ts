import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { variablesFor } from '#site/environment.ts';
import { siteUnderTest } from '../site-under-test.ts';

export type Studio = {
  /** Adds to the variables, and serves what is below `/admin`. */
  start: (variables: Record<string, string>) => Promise<void>;
  origin: string;
  /** Makes a link as `npm run edit` prints it. */
  makeLink: () => Promise<string>;
  stop: () => Promise<void>;
};

/** Editors' part of the site, from the code that is compiled already, with data of its own. */
export async function prepareStudio(): Promise<Studio> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'masthead-studio-'));
  const port = await freePort();
  const variables = {
    ...siteUnderTest,
    DATA_DIR: dataDir,
    MASTHEAD_EDIT: '1',
  };
  let stop = async () => {};
  return {
    origin: `http://127.0.0.1:${port}`,
    start: async (added) => {
      stop = await serve(port, { ...variables, ...added });
    },
    makeLink: () =>
      program(
        `const { makeOneTimeLink } = await import('./studio/session/one-time-link.ts');
         console.log(await makeOneTimeLink({ name: 'Ann', email: 'ann@example.org' }));`,
        variables,
      ).said,
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function serve(port: number, variables: Record<string, string>) {
  const { child } = program(
    `const { compiledCode } = await import('./cli/compiled.ts');
     const { next } = await import('./cli/next.ts');
     const words = ['start', '--port', '${port}', '--hostname', '127.0.0.1'];
     await next(await compiledCode(), words);`,
    variables,
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Ready in')) resolve();
    });
    child.once('exit', () => reject(new Error(`The studio ended:\n${output}`)));
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

/** Runs a few lines of TypeScript in a process of its own, as a command would. */
function program(lines: string, variables: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', lines],
    { env: variablesFor(variables), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return {
    child,
    get said() {
      return text(child.stdout).then((words) => words.trim());
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
