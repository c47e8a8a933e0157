import type { Site } from '../command.ts';

/** Follows the link that `npm run edit` has printed. @returns the cookie of the session */
export async function signIn({ origin, output }: Site): Promise<string> {
  const [link = ''] = /\/admin\/sign-in\/link\?token=[\w-]+/.exec(output) ?? [];
  const response = await fetch(origin + link, { redirect: 'manual' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error(`${link || 'No link'} has not signed anybody in.`);
  return cookie;
}
