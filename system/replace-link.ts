import { rename, rm, symlink } from 'node:fs/promises';

/** Makes a symbolic link, or has it lead elsewhere, in one step. One process at a time may do that. */
export async function replaceLink(link: string, target: string): Promise<void> {
  const next = `${link}.next`;
  await rm(next, { force: true });
  await symlink(target, next);
  await rename(next, link);
}
