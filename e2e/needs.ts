import { expect, test } from '@playwright/test';
import { environment } from '#site/environment.ts';

/**
 * What a test needs of the machine: where it is not there, the test is left out for whoever works
 * here, and fails on a build server, which has all of it.
 * @param missing what is said then
 */
export function needs(isThere: boolean, missing: string): void {
  test.skip(!isThere && !environment().ci, missing);
  expect(isThere, missing).toBe(true);
}

/** The same of programs (e2e/install.ts): what is there but unfit is named like what is missing. */
export function needsInstalled(
  ...programs: { name: string; lack: () => string | null }[]
): void {
  const lacks = programs.flatMap(({ name, lack }) => {
    const why = lack();
    return why === null ? [] : [`${name} ${why}.`];
  });
  needs(lacks.length === 0, lacks.join(' '));
}
