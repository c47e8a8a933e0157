import { expect } from '@playwright/test';
import type { Site } from '../command.ts';

/** The link that `npm run edit` prints, as a path. */
export async function printedLink(site: Site): Promise<string> {
  const printed = /\/admin\/sign-in\/link\?token=[\w-]+/;
  await expect.poll(() => site.output).toMatch(printed);
  return printed.exec(site.output)?.[0] ?? '';
}

/** Follows that link. @returns the cookie of the session, as a `Cookie` header */
export async function signIn(site: Site): Promise<string> {
  const link = await printedLink(site);
  const response = await fetch(site.origin + link, { redirect: 'manual' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error(`${link} has not signed anybody in.`);
  return cookie;
}
