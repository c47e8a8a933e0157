import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { variablesFor } from '#site/environment.ts';
import { type Files, installation, write } from '../command.ts';

/** Who works on the machine in tests, as git says. */
export const editor = { name: 'Eda Editor', email: 'eda@example.org' };

/** A git repository of content, as an editor has it on her machine, and the site's data beside it. */
export function contentRepository(files: Files) {
  const { variables, remove } = installation(files);
  const folder = variables.CONTENT_DIR;
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, env: variablesFor(AS_TESTER) })
      .toString()
      .trim();
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', editor.name);
  git('config', 'user.email', editor.email);
  commit('What is published');
  return {
    variables,
    folder,
    git,
    commit,
    remove,
    /** Saves a draft as the CMS does: on a branch of its own. @returns the commit */
    draft(slug: string, draft: Files): string {
      git('checkout', '-q', '-B', `cms/posts/${slug}`);
      write(folder, draft);
      const saved = commit(`Draft of ${slug}`);
      git('checkout', '-q', 'main');
      return saved;
    },
    file: (name: string) => path.join(folder, name),
  };
}

/** No setting of the machine's own counts. */
const AS_TESTER = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
