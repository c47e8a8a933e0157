import type { Finding } from '#newsroom/findings.ts';
import type { ContentTree } from './content-tree.ts';

/** What the system says where one file cannot be read, and others can. */
const REASONS: Record<string, string> = {
  EACCES: 'this program may not read it',
  EPERM: 'this program may not read it',
  EIO: 'the disk cannot read it',
  ESTALE: 'the network drive has lost it',
};

/**
 * Reads a file of the content. That the system cannot read it is an error of this file alone: it
 * stops no other.
 * @returns `bytes` is null where there is no such file, and where it cannot be read; then `findings`
 * says so
 * @throws for what concerns every file, such as too many open ones
 */
export async function readReported(
  tree: ContentTree,
  file: string,
): Promise<{ bytes: Uint8Array | null; findings: Finding[] }> {
  try {
    return { bytes: await tree.read(file), findings: [] };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = REASONS[code];
    if (!reason) throw error;
    return { bytes: null, findings: [unreadable(file, `${reason} (${code})`)] };
  }
}

function unreadable(file: string, reason: string): Finding {
  return {
    severity: 'error',
    rule: 'unreadable-file',
    file,
    line: 1,
    column: 1,
    message: `The file is there, but ${reason}.`,
    repair: 'Let the account of the server read it, or put it there again.',
  };
}
