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

/** The same of programs (cli/hosts.ts). */
export function needsInstalled(
  ...programs: { name: string; isInstalled: () => boolean }[]
): void {
  const missing = programs.filter(({ isInstalled }) => !isInstalled()).map(({ name }) => name);
  needs(missing.length === 0, `${missing} is not installed.`);
}
