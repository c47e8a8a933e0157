import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a machine asks of a server; the path goes out as it is written. */
export type Question = {
  path: string;
  method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  /** Asked once more, by a reader who keeps the first answer and knows it by this. */
  again?: 'etag' | 'last-modified';
};

/** What comes back, nothing decoded. */
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** It lets an idle connection go long before any of the servers: what is sent then is lost. */
const agent = new Agent({ keepAlive: true, maxSockets: 8, timeout: 5_000 });

/** What a reader says who keeps an answer. */
const CONDITION = { etag: 'if-none-match', 'last-modified': 'if-modified-since' } as const;

/**
 * Asks a server on this machine in the name of the site; twice where that is the question.
 * @param host of the site, as its origin names it
 */
export async function ask(port: number, host: string, question: Question): Promise<Answer> {
  const first = await once(port, host, question);
  if (!question.again) return first;
  const known = first.headers[question.again];
  if (!known) throw new Error(`${question.path} was answered without ${question.again}.`);
  const headers = { ...question.headers, [CONDITION[question.again]]: known };
  return once(port, host, { ...question, headers });
}

function once(
  port: number,
  host: string,
  { path, method = 'GET', headers = {} }: Question,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port, path, method, headers: { host, ...headers } },
      (response) => {
        buffer(response).then(
          (body) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: joined(response.rawHeaders),
              body,
            }),
          reject,
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Every header that was sent, those sent twice included. */
function joined(raw: string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
