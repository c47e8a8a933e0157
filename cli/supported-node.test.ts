import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOf } from './supported-node.cjs';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

test.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v22.23.3', 'v24.21.0'])(
  'Node %s is supported',
  (version) => {
    expect(refusalOf(version)).toBeNull();
  },
);

test.each(['v16.20.2', 'v18.20.8', 'v20.9.0', 'v20.18.3', 'v21.7.3', 'v23.11.1', 'v26.10.0'])(
  'Node %s is refused, in one sentence that names it',
  (version) => {
    expect(refusalOf(version)).toMatch(/^[^\n]+\.$/);
    expect(refusalOf(version)).toContain(version.slice(1));
  },
);

test('every command asks first, before anything is loaded that an old Node cannot read', () => {
  const others = Object.entries(scripts).filter(
    ([, script]) => !script.startsWith('node cli/supported-node.cjs && '),
  );
  expect(others).toEqual([]);
});

test('a command on another Node ends with 1 and the sentence alone', () => {
  const pretended = `Object.defineProperty(process, 'version', { value: 'v18.20.8' });
    process.argv[1] = ${JSON.stringify(new URL('supported-node.cjs', import.meta.url).pathname)};
    require('module').runMain();`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', pretended], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: `${refusalOf('v18.20.8')}\n`,
  });
});

test('package.json, README and CONTRIBUTING name the same versions', () => {
  expect(engines.node).toBe('>=20.19');
  for (const file of ['README.md', 'CONTRIBUTING.md']) {
    expect(read(file).replaceAll('\n', ' ')).toContain('Node 20 (20.19 or later), 22');
    expect(read(file)).not.toContain('20.9');
  }
});
