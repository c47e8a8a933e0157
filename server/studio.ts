import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeNow } from '#publishing/build/code-now.ts';
import { compiledCode } from '#publishing/build/compiled.ts';
import { startNext } from '#publishing/build/next.ts';
import { sayErrors, showOutput } from '#publishing/build/quiet.ts';
import { isVerbose } from '#site/verbose.ts';
import { sessionOf } from '#studio/session/session.ts';
import { freePort } from '#system/port.ts';
import { type OnRequest, passOnTo } from './pass-on.ts';

/** In milliseconds, before a studio that has ended is started again. */
const PAUSE = 1000;

export type Studio = OnRequest & { stop: () => void };

/**
 * Starts the server that answers editors and reviewers, on an address that only this machine
 * reaches, and starts it again should it end.
 * @param lastAnswers time for answers that are under way when it is stopped, in milliseconds
 */
export async function startStudio(lastAnswers: number): Promise<Studio> {
  const folder = await compiledCode(codeNow());
  const port = await freePort(0, LOOPBACK);
  let stopped = false;
  const run = () => {
    // It asks itself for pages, by the port that it is told.
    const words = ['start', '--port', `${port}`, '--hostname', LOOPBACK];
    const stdout = isVerbose() ? 'inherit' : 'ignore';
    const next = startNext(folder, words, { PORT: `${port}` }, ['ignore', stdout, 'pipe']);
    if (isVerbose()) showOutput(next);
    else if (next.stderr) sayErrors(next.stderr, (line) => console.error(line));
    next.once('exit', async (code, signal) => {
      if (stopped) return;
      console.error(`The studio ended with ${code ?? signal}, and is started again.`);
      await sleep(PAUSE);
      if (!stopped) server = run();
    });
    return next;
  };
  let server = run();
  const stop = () => {
    stopped = true;
    const last = server;
    last.kill('SIGTERM');
    // It waits for its last answers, and whoever stops us does not wait for ever.
    setTimeout(() => last.kill('SIGKILL'), lastAnswers).unref();
  };
  // Nothing that we started outlives us.
  process.once('exit', stop);
  while (!(await answers(port))) await sleep(50);
  return { ...passOnTo(`http://${LOOPBACK}:${port}`, hasSession), stop };
}

/** By this very name: Next takes what is rewritten to another for another server, and asks that. */
const LOOPBACK = 'localhost';

/** The same question that the guard asks in Next (studio/session/guard.ts). */
async function hasSession({ headers: { host = '', cookie = '' } }: IncomingMessage) {
  const request = new Request(`http://${LOOPBACK}`, { headers: { host, cookie } });
  return (await sessionOf(request)) !== null;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
