import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Entry = { resolved?: string; optionalDependencies?: Record<string, string> };

describe.each([
  'package-lock.json',
  'bench/astro/package-lock.json',
  'bench/eleventy/package-lock.json',
])('%s', (file) => {
  const { packages } = JSON.parse(
    readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'),
  ) as { packages: Record<string, Entry> };

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
