import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync('app/styles/studio.css', 'utf8');

/** Classes that a file names as they stand there. */
const classesIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/className="([^"]*)"/g)].flatMap(([, names = '']) =>
    names.split(' ').filter(Boolean),
  );

test.each(['app/admin', 'app/preview'])(
  'pages in %s name classes of the studio’s stylesheet alone: readers’ has none for them',
  (folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => path.join(folder, file));
    const named = files.flatMap((file) => classesIn(file).map((name) => `${file}: ${name}`));
    expect(named).not.toEqual([]);
    const unknown = named.filter((one) => !css.includes(`.${one.split(': ')[1]} `));
    expect(unknown).toEqual([]);
  },
);
