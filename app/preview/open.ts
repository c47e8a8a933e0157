import { notFound } from 'next/navigation';
import { ContentRepository } from '#sources/git/repository.ts';
import { type Opened, open } from '#studio/preview/opened.ts';

export type Open = Extract<Opened, { is: 'open' }>;

/** What a link shows. The door (`proxy.ts`) has let it pass; between the two it may have ended. */
export async function openLink(token: string): Promise<Open> {
  const opened = await open(await ContentRepository.open(), token, new Date());
  return opened.is === 'open' ? opened : notFound();
}
