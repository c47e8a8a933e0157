import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FOLDERS_WITH_SHARED_THREADS } from '../../vitest.config.ts';

test.each(FOLDERS_WITH_SHARED_THREADS)(
  'tests in %s that replace a module are named *.isolated.test.ts',
  (folder) => {
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => path.join(folder, file));
    expect(tests).not.toEqual([]);
    const replacing = tests.filter((file) =>
      /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')),
    );
    expect(replacing.filter((file) => !file.endsWith('.isolated.test.ts'))).toEqual([]);
  },
);
