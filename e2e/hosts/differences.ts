import { type Answer, ask, type Question } from './answer.ts';

/** Headers that each server and each connection has of its own. */
const OF_THE_CONNECTION = new Set([
  'date',
  'server',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);

/** What may differ in the answers of a host, and why. */
export type Allowance = {
  why: string;
  /** The answers that it is for, by their status. */
  status: number[];
  /** For compressed answers alone. */
  compressed?: true;
  /** `body`, or the name of a header. */
  without: string[];
};

/**
 * Asks two servers the same, some questions at a time.
 * @param ours port of our own server, which says how it is to be
 * @param theirs port of the host
 * @returns a sentence for each difference
 */
export async function differences(
  ours: number,
  theirs: number,
  host: string,
  questions: Question[],
  allowances: Allowance[],
): Promise<string[]> {
  const found: string[] = [];
  const rest = questions.values();
  const worker = async () => {
    for (const question of rest) {
      const answers = await Promise.all([
        ask(ours, host, question),
        ask(theirs, host, question),
      ]);
      const [wanted, got] = answers.map((answer) => told(answer, allowances));
      found.push(...compare(question, wanted ?? {}, got ?? {}));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return found;
}

function told(
  { status, headers, body }: Answer,
  allowances: Allowance[],
): Record<string, string> {
  const apply = ({ status: of, compressed }: Allowance) =>
    of.includes(status) && (!compressed || 'content-encoding' in headers);
  const without = new Set(allowances.filter(apply).flatMap((allowance) => allowance.without));
  const all = Object.entries({ status: String(status), body, ...headers });
  return Object.fromEntries(
    all.filter(([name]) => !without.has(name) && !OF_THE_CONNECTION.has(name)),
  );
}

function compare(
  { method = 'GET', path, headers }: Question,
  wanted: Record<string, string>,
  got: Record<string, string>,
): string[] {
  const asked = [method, path, headers ? JSON.stringify(headers) : ''].join(' ').trim();
  return [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
    .filter((name) => wanted[name] !== got[name])
    .map((name) => `${asked}: ${name} is ${got[name]}, not ${wanted[name]}`);
}
