import { type BrowserContext, expect, type FrameLocator, type Page } from '@playwright/test';
import type { Site } from '../command.ts';

/** The CMS as an editor uses it: by what she reads on it. */
export type Desk = {
  page: Page;
  /** The page of the site beside the form. */
  live: FrameLocator;
  open: (slug: string) => Promise<void>;
  begin: () => Promise<void>;
  field: (label: string) => ReturnType<Page['getByLabel']>;
  text: ReturnType<Page['locator']>;
  /** What the desk says of one kind of thing. */
  notice: (kind: string) => ReturnType<Page['locator']>;
  save: () => Promise<void>;
};

/** A page of the CMS for somebody who has signed in. */
export async function deskIn(context: BrowserContext, site: Site): Promise<Desk> {
  const page = await context.newPage();
  const goTo = async (path: string) => {
    // The part behind # is no address of its own: the CMS has to be loaded anew.
    await page.goto('about:blank');
    await page.goto(`${site.origin}/admin#/collections/posts/${path}`);
    await page.getByLabel('Title', { exact: true }).first().waitFor();
  };
  const desk: Desk = {
    page,
    live: page.frameLocator('#preview-pane').frameLocator('iframe'),
    open: async (slug) => {
      await goTo(`entries/${slug}`);
      await desk.live.locator('h1').waitFor();
    },
    begin: () => goTo('new'),
    field: (label) => page.getByLabel(label, { exact: true }).first(),
    text: page.locator('.cms-editor-visual [contenteditable=true]').first(),
    notice: (kind) => page.locator(`#desk-notices [data-kind="${kind}"]`),
    save: async () => {
      // What was said of the save before.
      const close = desk.notice('saved').getByRole('button', { name: 'Close' });
      if (await close.isVisible()) await close.click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(desk.notice('saved')).toContainText('Draft saved');
    },
  };
  return desk;
}

/** Waits until what was typed is kept on the server. */
export async function untilKept({ page }: Desk): Promise<void> {
  await expect(page.locator('#desk-kept')).toContainText('kept at');
}
