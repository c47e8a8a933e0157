import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  bareContent,
  clonedContent,
  OTHER,
  POSTS,
  post,
  textAt,
} from '../drafts/fixtures/content.ts';
import { changeMain } from '../drafts/publication.ts';
import { asset, cms, create, errorOf, open, picture, save } from './fixtures/cms.ts';

describe('pictures', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const HTML = '<!doctype html><script>alert(1)</script>';

  test.each([
    ['an SVG', 'media/a.svg', SVG],
    ['an SVG called PNG', 'media/a.png', SVG],
    ['HTML', 'media/a.html', HTML],
    ['HTML called JPEG', 'media/a.jpg', HTML],
    ['an empty file', 'media/a.png', ''],
  ])(
    '%s is refused, with the reason, in an entry and in the library',
    async (_what, path, text) => {
      const repository = await bareContent();
      const ask = cms(repository);
      const inEntry = await create(ask, 'fresh', post('Fresh'), [asset(path, text)]);
      const inLibrary = await ask('persistMedia', {
        asset: asset(path, text),
        options: { commitMessage: 'm' },
      });
      for (const refused of [inEntry, inLibrary]) {
        expect(refused.status).toBe(415);
        expect(errorOf(refused)).toContain('scripts');
      }
      expect((await ask('unpublishedEntries')).body).toEqual([]);
    },
  );

  test('one that was cut off on its way is refused', async () => {
    const bytes = await picture('jpeg');
    const ask = cms(await bareContent());
    const half = asset('media/a.jpg', bytes.subarray(0, bytes.length - 5));
    const refused = await ask('persistMedia', { asset: half, options: { commitMessage: 'm' } });
    expect(refused.status).toBe(415);
    expect(errorOf(refused)).toContain('damaged');
  });

  test('one of 50 MB is refused with a sentence', async () => {
    const ask = cms(await bareContent());
    const large = asset('media/a.png', Buffer.alloc(50_000_000));
    const refused = await create(ask, 'fresh', post('Fresh'), [large]);
    expect(refused.status).toBe(413);
    expect(errorOf(refused)).toMatch(/a\.png is larger than 10 MB/);
  });

  test('one with more pixels than a build can bear is refused', async () => {
    const ask = cms(await bareContent());
    const large = await sharp({
      create: { width: 12_000, height: 9_000, channels: 3, background: 'teal' },
    })
      .png()
      .toBuffer();
    const refused = await ask('persistMedia', {
      asset: asset('media/a.png', large),
      options: { commitMessage: 'm' },
    });
    expect(refused.status).toBe(413);
    expect(errorOf(refused)).toContain('12000 × 9000');
  });

  test('a new one does not take the place of another that the site shows', async () => {
    const repository = await bareContent({ ...POSTS, 'media/a.png': await picture() });
    const ask = cms(repository);
    const other = asset('media/a.png', await picture('jpeg'));
    const refused = await create(ask, 'fresh', post('Fresh'), [other]);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toContain('Rename yours');
    const same = asset('media/a.png', await picture());
    expect((await create(ask, 'fresh', post('Fresh'), [same])).status).toBe(200);
  });

  test('nor the name of another one in another draft', async () => {
    const ask = cms(await bareContent());
    const [mine, other] = [await picture(), await picture('jpeg')];
    const make = (slug: string, bytes: Buffer) =>
      create(ask, slug, post(slug), [asset('media/image.png', bytes)]);
    expect((await make('first', mine)).status).toBe(200);
    const refused = await make('second', other);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/media\/image\.png in the draft of first\. Rename yours/);
    expect((await ask('unpublishedEntries')).body).toEqual(['posts/first']);
    expect((await make('second', mine)).status).toBe(200);
    for (const slug of ['first', 'second']) {
      const entry = { collection: 'posts', slug };
      expect((await ask('publishUnpublishedEntry', entry)).status).toBe(200);
    }
  });

  test('a draft whose picture another one has forestalled is published when that is renamed', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const text = (name: string) => `${post('Fresh')}![A](/media/${name})\n`;
    const [mine, other] = [await picture(), await picture('jpeg')];
    await create(ask, 'fresh', text('image.png'), [asset('media/image.png', mine)]);
    const theirs = [{ path: 'media/image.png', content: other }];
    await changeMain(repository, theirs, { author: OTHER, message: 'm' });
    const entry = { collection: 'posts', slug: 'fresh' };
    const refused = await ask('publishUnpublishedEntry', entry);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/another picture called media\/image\.png.*Rename yours/);
    const form = (await open(ask, 'fresh')).replace('image.png', 'my-image.png');
    await save(ask, 'fresh', form, { assets: [asset('media/my-image.png', mine)] });
    expect((await ask('publishUnpublishedEntry', entry)).status).toBe(200);
    expect(await textAt(repository, repository.main, 'media/image.png')).toBe(other.toString());
  });

  test('one that is taken out of a draft goes, unless the text still shows it', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const pictures = [
      asset('media/a.png', await picture()),
      asset('media/b.png', await picture('jpeg')),
    ];
    const text = `${post('Fresh')}![A](/media/a.png)\n`;
    await create(ask, 'fresh', text, pictures);
    await save(ask, 'fresh', (await open(ask, 'fresh')).replace('Fresh', 'Other'));
    const { body } = await ask('unpublishedEntry', { collection: 'posts', slug: 'fresh' });
    expect((body as { diffs: { path: string }[] }).diffs.map(({ path }) => path)).toEqual([
      'media/a.png',
      'posts/fresh.md',
    ]);
  });

  test('a draft hands out no picture of another draft', async () => {
    const ask = cms(await bareContent());
    await create(ask, 'fresh', post('Fresh'), [asset('media/a.png', await picture())]);
    await create(ask, 'other');
    const stolen = { collection: 'posts', slug: 'other', id: 'x', path: 'media/a.png' };
    expect((await ask('unpublishedEntryMediaFile', stolen)).status).toBe(404);
  });

  test('one that something published shows is not deleted from the library', async () => {
    const bytes = await picture();
    const repository = await clonedContent({
      ...POSTS,
      'posts/two.md': `${post('Two')}![A](/media/a%20b.png)\n`,
      'authors/test-author.md': '---\nauthorName: T\nprofilePicture: /media/c.png\n---\n',
      'media/a b.png': bytes,
      'media/b.png': bytes,
      'media/c.png': bytes,
    });
    const ask = cms(repository);
    const remove = (...names: string[]) =>
      ask('deleteFiles', {
        paths: names.map((name) => ask.at(`media/${name}`)),
        options: { commitMessage: 'm' },
      });
    const refused = await remove('b.png', 'a b.png');
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/media\/a b\.png is shown by posts\/two\.md/);
    expect((await remove('c.png')).status).toBe(409);
    expect(await textAt(repository, repository.main, 'media/b.png')).not.toBeNull();
    expect((await remove('b.png')).status).toBe(200);
    expect(await textAt(repository, repository.main, 'media/b.png')).toBeNull();
  });

  test('the library shows a large picture small', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const size = { width: 900, height: 900, channels: 3, background: 'teal', noise } as const;
    const bytes = await sharp({ create: size }).png().toBuffer();
    const ask = cms(await bareContent({ ...POSTS, 'media/a.png': bytes }));
    const [small] = (await ask('getMedia', { mediaFolder: 'media' })).body as {
      content: string;
    }[];
    const about = await sharp(Buffer.from(small?.content ?? '', 'base64')).metadata();
    expect([about.width, about.format]).toEqual([640, 'webp']);
    const { body } = await ask('getMediaFile', { path: 'media/a.png' });
    expect((body as { content: string }).content).toBe(bytes.toString('base64'));
  });
});
