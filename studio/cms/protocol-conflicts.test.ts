import { describe, expect, test } from 'vitest';
import { GIVEN } from '#site/studio-messages.ts';
import { bareContent, OTHER, POSTS, post, textAt } from '../drafts/fixtures/content.ts';
import { changeMain } from '../drafts/publication.ts';
import { cms, create, draftBranch, errorOf, fileOf, open, save } from './fixtures/cms.ts';
import type { Answer } from './protocol.ts';

describe('two editors on one draft', () => {
  test('the second save is refused, by name, and changes nothing', async () => {
    const repository = await bareContent();
    const [first, second] = [cms(repository), cms(repository, OTHER)];
    const [mine, theirs] = [await open(first, 'one'), await open(second, 'one')];
    expect(
      (await save(second, 'one', theirs.replace('title: One', 'title: Theirs'))).status,
    ).toBe(200);
    const refused = await save(first, 'one', mine.replace('title: One', 'title: Mine'));
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/Second Editor.*still in the form/);
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toContain(
      'title: Theirs',
    );
  });

  test('a form may save again and again without being opened anew', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    for (const title of ['A', 'B', 'C']) {
      expect(
        (await save(ask, 'one', form.replace('title: One', `title: ${title}`))).status,
      ).toBe(200);
    }
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toContain('title: C');
  });

  test('two windows of one editor do not overwrite each other either', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const [left, right] = [await open(ask, 'one'), await open(ask, 'one')];
    expect((await save(ask, 'one', left.replace('title: One', 'title: Left'))).status).toBe(
      200,
    );
    expect((await save(ask, 'one', right.replace('title: One', 'title: Right'))).status).toBe(
      409,
    );
    expect((await save(ask, 'one', left.replace('title: One', 'title: Left 2'))).status).toBe(
      200,
    );
  });

  test('an edit of a post that has been published anew in between is refused', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    const about = { author: OTHER, message: 'm' };
    await changeMain(
      repository,
      [{ path: 'posts/one.md', content: Buffer.from(post('Later')) }],
      about,
    );
    const refused = await save(ask, 'one', form.replace('title: One', 'title: Mine'));
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toContain('published since');
  });

  test('of two who make a post of one name at once, one is told to save again', async () => {
    const repository = await bareContent();
    const answers = await Promise.all([
      create(cms(repository), 'fresh', post('Mine')),
      create(cms(repository, OTHER), 'fresh', post('Theirs')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(errorOf(answers.find(({ status }) => status === 409) as Answer)).toContain(
      'Save again',
    );
    expect((await create(cms(repository), 'one')).status).toBe(409);
  });

  test('a form that cannot say where it started does not overwrite anything', async () => {
    const ask = cms(await bareContent());
    expect((await save(ask, 'one', post('Anything'))).status).toBe(409);
    expect((await save(ask, 'one', POSTS['posts/one.md'])).status).toBe(200);
  });

  test('the empty lines around a text are no business of the form, and stay in the file', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const before = (await textAt(repository, repository.main, fileOf('one'))) ?? '';
    expect(before).toContain('---\n\nText of One.');
    const form = await open(ask, 'one');
    expect(form).toMatch(/---\nText of One\.$/);
    await save(ask, 'one', form.replace('title: One', 'title: New'));
    expect(await textAt(repository, draftBranch('one'), fileOf('one'))).toBe(
      before.replace('title: One', 'title: New'),
    );
  });

  test('what the form was given never reaches a file', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    expect(form).toContain(GIVEN);
    await save(ask, 'one', form.replace('title: One', 'title: New'));
    await create(ask, 'copy', form);
    for (const slug of ['one', 'copy']) {
      expect(await textAt(repository, draftBranch(slug), fileOf(slug))).not.toContain(GIVEN);
    }
  });
});
