import { gitText } from './git.ts';

/** The objects that refs below some places name, by the refs' full names. */
export async function listRefs(
  gitDir: string,
  places: readonly string[],
): Promise<Map<string, string>> {
  const format = '--format=%(refname) %(objectname)';
  const lines = await gitText(gitDir, ['for-each-ref', format, ...places]);
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [ref, oid] = line.split(' ');
      return ref && oid ? [[ref, oid] as const] : [];
    }),
  );
}
