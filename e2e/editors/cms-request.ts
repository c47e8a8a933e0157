import type { Site } from '../command.ts';

/** Asks the studio as the CMS does. @returns status and what was answered */
export type AskCms = (
  action: string,
  params: object,
) => Promise<{ status: number; body: Record<string, string> }>;

/** @param cookie that of a session, as a `Cookie` header */
export function cmsOf(site: Site, cookie: string): AskCms {
  return async (action, params) => {
    const response = await fetch(`${site.origin}/admin/api/cms`, {
      method: 'POST',
      headers: asOwnPage(site, cookie),
      body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
    });
    return { status: response.status, body: await response.json() };
  };
}

/**
 * What a form sends that was opened and given another text.
 * @param slug of a post
 * @param folder where posts lie
 */
export async function formOf(ask: AskCms, slug: string, text: string, folder = 'posts') {
  const path = `${folder}/${slug}.md`;
  const name = { collection: 'posts', slug };
  const draft = await ask('unpublishedEntryDataFile', { ...name, path });
  const { body } = draft.status === 200 ? draft : await ask('getEntry', { path });
  const [, head = ''] = /^(---\n[\s\S]*?\n---\n)/.exec(body.data ?? '') ?? [];
  return {
    dataFiles: [{ slug, path, raw: `${head}\n${text}\n` }],
    assets: [],
    options: { collectionName: 'posts', useWorkflow: true, newEntry: false, status: 'draft' },
  };
}

/** Makes a preview link to a draft of a post. @returns its address */
export async function linkTo(
  site: Site,
  cookie: string,
  slug: string,
  folder = 'posts',
): Promise<string> {
  const response = await fetch(`${site.origin}/admin/api/links`, {
    method: 'POST',
    headers: asOwnPage(site, cookie),
    body: JSON.stringify({
      ref: `refs/heads/cms/posts/${slug}`,
      file: `${folder}/${slug}.md`,
    }),
  });
  return (await response.json()).url;
}

/** The headers with which a page of the studio sends JSON. */
const asOwnPage = ({ origin }: Site, cookie: string) => ({
  cookie,
  origin,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
});
