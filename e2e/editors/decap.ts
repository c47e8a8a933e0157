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
  typeAtEnd: (text: string) => Promise<void>;
  /** Dates the post now. */
  now: () => Promise<void>;
  /** Gives the post the picture that its page shows. */
  addPicture: (name: string, bytes: Buffer) => Promise<void>;
  /** Presses Save, after closing the message about an earlier save: the next is about this one. */
  pressSave: () => Promise<void>;
  save: () => Promise<void>;
  /** Opens the preview of what was just saved. @returns its address, for a reviewer */
  openPreview: () => Promise<string>;
  setStatus: (status: 'In review' | 'Ready') => Promise<void>;
  publish: () => Promise<void>;
  unpublish: () => Promise<void>;
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
  // Decap asks whether one is sure.
  const choose = async (menu: string, entry: string) => {
    await page.getByRole('button', { name: menu, exact: true }).click();
    page.once('dialog', (dialog) => dialog.accept());
    await page.getByRole('menuitem', { name: entry }).click();
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
    typeAtEnd: async (text) => {
      await desk.text.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(text);
    },
    now: () => page.getByRole('button', { name: 'Now' }).first().click(),
    addPicture: async (name, buffer) => {
      // The first is that for link previews, which the page does not show.
      await page.getByRole('button', { name: 'Choose an image' }).nth(1).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'image/png', buffer });
      await page.getByRole('button', { name: 'Choose selected' }).click();
    },
    pressSave: async () => {
      const close = desk.notice('saved').getByRole('button', { name: 'Close' });
      if (await close.isVisible()) await close.click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    },
    save: async () => {
      await desk.pressSave();
      await expect(desk.notice('saved')).toContainText('Draft saved');
    },
    openPreview: async () => {
      const opening = context.waitForEvent('page');
      await desk.notice('saved').getByRole('button', { name: 'Open preview' }).click();
      const opened = await opening;
      const address = opened.url();
      await opened.close();
      return address;
    },
    setStatus: async (status) => {
      await page.getByRole('button', { name: /^Status:/ }).click();
      await page.getByRole('menuitem', { name: status }).click();
      await expect(page.getByRole('button', { name: `Status: ${status}` })).toBeVisible();
    },
    publish: () => choose('Publish', 'Publish now'),
    unpublish: () => choose('Published', 'Unpublish'),
  };
  return desk;
}

/** Waits until what was typed is kept on the server. */
export async function untilKept({ page }: Desk): Promise<void> {
  await expect(page.locator('#desk-kept')).toContainText('kept at');
}
