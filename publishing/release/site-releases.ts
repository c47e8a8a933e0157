import path from 'node:path';
import { siteFolder } from '#sources/site-folder.ts';
import type { ReleaseStore } from './store.ts';

/** The releases of this process's content folder. */
export const releases = (): ReleaseStore => ({ folder: siteFolder() });

/** The build lock (system/lock.ts) of a data folder: one release is made at a time. */
export const buildLock = (store = releases()): string => path.join(store.folder, 'making');
