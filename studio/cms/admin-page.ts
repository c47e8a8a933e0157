import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { identity } from '#site/identity.ts';
import { machineRoutes, studioRoutes } from '#site/routes.ts';
import type { DeskData } from '#site/studio-messages.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { originOf } from '../session/origin.ts';
import { type Session, sessionOf } from '../session/session.ts';
import { cmsConfiguration, collections } from './configuration.ts';
import { decapAddress } from './decap-files.ts';
import { deskAddresses } from './desk-files.ts';
import { editedContent } from './edited-content.ts';

/**
 * Decap's page. It is written here and not by Next: Decap wants a document without the site's
 * styles, and a policy of its own (studio/session/admin-headers).
 */
export async function adminPage(request: Request, now: Date): Promise<Response> {
  const session = await sessionOf(request, now);
  // The guard stands before this; who gets here without a session is a fault of ours.
  if (!session) return new Response('Sign in first.\n', { status: 401 });
  const repository = await ContentRepository.open();
  const content = await editedContent(repository, originOf(request));
  const data: DeskData = {
    configuration: cmsConfiguration(content),
    posts: collections.posts,
    pictures: content.layout.media.map(({ folder, address }) => ({
      folder: [content.folder, folder].filter((part) => part && part !== '.').join('/'),
      address,
    })),
    folder: repository.folder,
    main: repository.main,
  };
  return new Response(await pageWith(data, session), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

async function pageWith(data: DeskData, session: Session): Promise<string> {
  const { script, style } = await deskAddresses();
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', `Posts — ${identity.name}`),
    h('link', { rel: 'icon', href: machineRoutes.icon() }),
    h('link', { rel: 'stylesheet', href: style }),
    // In this order: ours is there before Decap starts, and registers what Decap then finds.
    h('script', { defer: true, src: script }),
    h('script', { defer: true, src: decapAddress() }),
  ]);
  const body = h('body', [
    bar(session),
    h('div', { id: 'nc-root' }, [
      h('noscript', 'Posts are edited with a program in your browser, which needs JavaScript.'),
    ]),
    h('div', { id: 'desk-notices' }),
    h('script', { type: 'application/json', id: 'desk-data' }, inScript(data)),
  ]);
  const document = h(null, [
    { type: 'doctype' as const },
    h('html', { lang: 'en' }, [head, body]),
  ]);
  return unified().use(rehypeStringify).stringify(document);
}

/** What is above Decap on every of its pages. The desk writes into the empty parts. */
function bar({ name }: Session) {
  return h('header', { class: 'desk-bar' }, [
    h('a', { class: 'desk-name', href: studioRoutes.home() }, identity.shortName),
    h('nav', { ariaLabel: 'Studio' }, [
      h('a', { href: studioRoutes.links() }, 'Preview links'),
      h('a', { href: studioRoutes.releases() }, 'Releases'),
      h('a', { id: 'desk-panel', hidden: true }, 'How links show it'),
    ]),
    h('p', { id: 'desk-kept', role: 'status' }),
    h('p', { id: 'desk-publishing', role: 'status' }),
    h('form', { method: 'post', action: studioRoutes.signOut() }, [
      h('span', name),
      h('button', 'Sign out'),
    ]),
  ]);
}

/** JSON that ends no script, whatever it says. */
const inScript = (data: DeskData) => JSON.stringify(data).replaceAll('<', '\\u003c');
