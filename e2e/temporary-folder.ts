import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Holds all temporary folders of one run of the unit tests. */
export const temporaryFolder = path.join(tmpdir(), `masthead-tests-${process.pid}`);

/** Makes that folder before the run. @returns what deletes it afterwards */
export function setup(): () => void {
  mkdirSync(temporaryFolder);
  return () => rmSync(temporaryFolder, { recursive: true, force: true });
}
