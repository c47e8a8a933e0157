import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lookup } from 'mrmime';
import { environment } from '#site/environment.ts';
import { studioRoutes } from '#site/routes.ts';

const folder = () => path.join(environment().buildDir ?? '', 'desk');

type Names = Readonly<Record<'desk.ts' | 'desk.css', string>>;

async function names(): Promise<Names> {
  return JSON.parse(await readFile(path.join(folder(), 'files.json'), 'utf8'));
}

/** Addresses of our own script and style for Decap's page (see publishing/build/desk.ts). */
export async function deskAddresses(): Promise<{ script: string; style: string }> {
  const { 'desk.ts': script, 'desk.css': style } = await names();
  return { script: studioRoutes.desk(script), style: studioRoutes.desk(style) };
}

/** A file of the bundled desk. */
export async function deskFile(asked: string): Promise<Response> {
  if (!Object.values(await names()).includes(asked)) {
    return new Response('The desk has no such file.\n', { status: 404 });
  }
  return new Response(await readFile(path.join(folder(), asked), 'utf8'), {
    headers: { 'content-type': `${lookup(asked)}; charset=utf-8` },
  });
}
