import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listDrafts } from './drafts.ts';
import {
  clonedContent,
  complaintOf,
  EDITOR,
  post,
  statusOf,
  textAt,
} from './fixtures/content.ts';
import { type EditorProcess, startEditor } from './fixtures/processes.ts';
import { publishDraft } from './publication.ts';
import { saveDraft } from './save-draft.ts';
import { finishWorkTree } from './work-tree.ts';

const MINUTE = 60_000;

/** Waits until a process has printed so many lines. @throws what it says where it ends before */
async function printed({ lines, ended }: EditorProcess, count: number) {
  let end: Awaited<typeof ended> | null = null;
  void ended.then((how) => {
    end = how;
  });
  while (lines().length < count) {
    if (end !== null) throw new Error(`it ended: ${JSON.stringify(end)}`);
    await setTimeout(10);
  }
}

test(
  'two processes that publish at once both succeed, and the working tree follows',
  async () => {
    const repository = await clonedContent();
    const rounds = 6;
    const names = ['first', 'second'];
    const editors = names.map((name) =>
      startEditor(repository.workTree, 'publish', name, String(rounds)),
    );
    for (const { ended } of editors) expect(await ended).toEqual({ status: 0, errors: '' });
    for (const name of names) {
      const text = await textAt(repository, repository.main, `posts/${name}.md`);
      expect(text).toBe(post(`${name} ${rounds}`));
    }
    expect(await statusOf(repository.workTree)).toBe('');
    expect(await complaintOf(repository)).toBe('');
  },
  MINUTE,
);

test(
  'a process that is killed at any moment leaves a sound repository and everything it had saved',
  async () => {
    const repository = await clonedContent();
    const done: string[] = [];
    for (let kill = 0; kill < 4; kill += 1) {
      const name = `killed-${kill}`;
      const editor = startEditor(repository.workTree, 'publish', name, '1000');
      await printed(editor, 2);
      await setTimeout(Math.random() * 150);
      process.kill(-(editor.child.pid ?? 0), 'SIGKILL');
      expect((await editor.ended).status).toBeNull();
      done.push(...editor.lines());

      expect(await complaintOf(repository)).toBe('');
      await finishWorkTree(repository);
      expect(await statusOf(repository.workTree)).toBe('');
    }
    const main = (await repository.tip()) ?? '';
    const drafts = (await listDrafts(repository)).map(({ commit }) => commit);
    for (const line of done) {
      const commit = line.split(' ')[1] ?? '';
      const kept = await Promise.all(
        [main, ...drafts].map((tip) => repository.isAncestor(commit, tip)),
      );
      expect(kept).toContain(true);
    }
    const name = { collection: 'posts', slug: 'afterwards' };
    const about = { author: EDITOR, message: 'Afterwards' };
    const changes = [{ path: 'posts/afterwards.md', content: Buffer.from(post('Afterwards')) }];
    await saveDraft(repository, name, null, changes, about);
    await publishDraft(repository, name, about);
    expect(await statusOf(repository.workTree)).toBe('');
  },
  2 * MINUTE,
);
