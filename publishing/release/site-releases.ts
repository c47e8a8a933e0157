import path from 'node:path';
import { siteFolder } from '#sources/site-folder.ts';
import type { ReleaseStore } from './store.ts';

/** The releases of the content folder at work: each folder has its own. */
export const releases = (): ReleaseStore => ({ folder: siteFolder() });

/**
 * The lock of builds (system/lock.ts): one release is made at a time. Each data folder has its
 * own, whoever else reads the same content.
 */
export const making = (store = releases()): string => path.join(store.folder, 'making');
