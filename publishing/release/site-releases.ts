import path from 'node:path';
import { siteFolder } from '#sources/site-folder.ts';
import type { ReleaseStore } from './store.ts';

/** The releases of the content folder at work: each folder has its own. */
export const releases = (): ReleaseStore => ({ folder: siteFolder() });

/**
 * Held by whoever makes a release (system/lock.ts). Each data folder has its own, whoever else
 * reads the same content.
 */
export const making = (): string => path.join(releases().folder, 'making');
