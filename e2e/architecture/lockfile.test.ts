import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Entry = {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
};

/** Those that run a script of their own when they are installed; none of these compiles. */
const WITH_INSTALL_SCRIPT = ['contentlayer', 'esbuild', 'protobufjs', 'fsevents'];

/** What packages compile with, on a machine that may have no compiler. */
const COMPILES = ['node-gyp', 'node-pre-gyp', '@mapbox/node-pre-gyp', 'cmake-js'];

const read = (file: string): { packages: Record<string, Entry> } =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

const nameAt = (place: string) => place.split('node_modules/').at(-1) ?? '';

describe.each([
  'package-lock.json',
  'bench/astro/package-lock.json',
  'bench/eleventy/package-lock.json',
])('%s', (file) => {
  const { packages } = read(file);

  test('names the packages of every platform, without which `npm ci` refuses to work', () => {
    const places = Object.keys(packages);
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !places.some((other) => other.endsWith(`node_modules/${name}`)))
        .map((name) => `${place} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('names no place to download from: each installation has its own registry', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual(
      [],
    );
  });
});

test('no package that `npm ci` installs needs a compiler', () => {
  const { packages } = read('package-lock.json');
  const compiling = Object.entries(packages)
    .filter(([place, { hasInstallScript }]) => {
      const name = nameAt(place);
      return (
        COMPILES.includes(name) || (hasInstallScript && !WITH_INSTALL_SCRIPT.includes(name))
      );
    })
    .map(([place]) => place);
  expect(compiling).toEqual([]);
});
