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
      headers: {
        cookie,
        origin: site.origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
    });
    return { status: response.status, body: await response.json() };
  };
}

/** What a form sends that was opened and given another text. @param slug of a post */
export async function formOf(ask: AskCms, slug: string, text: string) {
  const path = `posts/${slug}.md`;
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
