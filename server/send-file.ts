import type { ReadStream, Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import send from 'send';
import { contentType } from '#publishing/release/content-type.ts';
import { COMPRESSED } from '#publishing/release/writer.ts';

/**
 * Sends one file of a release.
 * @param file path within `out`, known to be there
 * @param status 404 or 410 for the page that says so
 * @throws where the file cannot be read; the response may have begun then
 */
export type FileSender = (
  file: string,
  status: 200 | 404 | 410,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/** Compressed forms that lie beside a file, by the name of their encoding, best first. */
const FORMS: Record<string, string> = { br: '.br', gzip: '.gz' };
const ENCODINGS = Object.keys(FORMS);

/** Whether a file is a compressed form of another: it has no address. */
export const isForm = (file: string): boolean =>
  Object.values(FORMS).some(
    (ending) => file.endsWith(ending) && COMPRESSED.test(file.slice(0, -ending.length)),
  );

/** A request for part of a file, or for one that is not the same as the reader's. */
const CONDITIONS = [
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
];

/** Pages are small; what is larger is read from the disk as fast as a reader takes it. */
const SMALL = 128 * 1024;

/** What one server holds of a release, whatever its size. */
const HELD = 32 * 1024 * 1024;

type Held = { body: Buffer; etag: string; modified: string };

/**
 * Files of one release, compressed as the reader accepts it. Small ones stay in memory once
 * they were read: a release never changes. Conditions and ranges are answered by `send`.
 * @param out folder of public files
 */
export function fileSender(out: string): FileSender {
  const held = new LRUCache<string, Held>({
    maxSize: HELD,
    // Something is held for an empty file as well.
    sizeCalculation: ({ body }) => body.length + 1,
  });

  async function hold(file: string): Promise<Held | null> {
    const known = held.get(file);
    if (known) return known;
    const full = path.join(out, file);
    const stats = await stat(full);
    if (stats.size > SMALL) return null;
    const body = await readFile(full);
    if (body.length !== stats.size) throw truncated(full, body.length, stats.size);
    const read = {
      body,
      etag: etagOf(stats),
      modified: stats.mtime.toUTCString(),
    };
    held.set(file, read);
    return read;
  }

  return async (file, status, request, response) => {
    response.statusCode = status;
    // Where nothing is, there is nothing to be the same, nor a part of it.
    if (status !== 200) for (const name of CONDITIONS) delete request.headers[name];
    response.setHeader('content-type', contentType(file));
    const form = negotiatedForm(file, request, response);
    const sent = file + form;
    await forgetOtherDates(request, path.join(out, sent));
    const conditional = CONDITIONS.some((name) => name in request.headers);
    const whole = conditional ? null : await hold(sent);
    if (!whole) {
      // Parts of a compressed form are of no use to anyone.
      await sendFromDisk(out, sent, form === '' && status === 200, request, response);
      return;
    }
    response.setHeader('etag', whole.etag);
    if (status === 200) {
      response.setHeader('last-modified', whole.modified);
      if (form === '') response.setHeader('accept-ranges', 'bytes');
    }
    response.setHeader('content-length', whole.body.length);
    response.end(request.method === 'HEAD' ? undefined : whole.body);
  };
}

/** Says which form a reader gets. @returns the ending of its file */
function negotiatedForm(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): string {
  if (!COMPRESSED.test(file)) return '';
  response.appendHeader('vary', 'Accept-Encoding');
  const accepted = new Negotiator(request).encodings();
  const encoding = ENCODINGS.find((name) => accepted.includes(name));
  if (!encoding) return '';
  response.setHeader('content-encoding', encoding);
  return FORMS[encoding] ?? '';
}

/**
 * A date that a reader has kept is that of this file, or that of another one: where somebody went
 * back to an earlier release, the page that was taken back has the later date.
 */
async function forgetOtherDates({ headers }: IncomingMessage, file: string): Promise<void> {
  const { 'if-modified-since': since, 'if-range': sameAs } = headers;
  if (!since && !sameAs) return;
  const { mtimeMs } = await stat(file);
  const isOther = (date: string) => Date.parse(date) !== Math.floor(mtimeMs / 1000) * 1000;
  if (since && isOther(since)) delete headers['if-modified-since'];
  // Else the ETag of a file.
  if (typeof sameAs === 'string' && !sameAs.includes('"') && isOther(sameAs)) {
    delete headers.range;
    delete headers['if-range'];
  }
}

/**
 * Sends a file as fast as the reader takes it.
 * @returns when the response has ended, or its reader has gone
 * @throws what the disk says, also in the middle of the file: the response has begun then
 */
function sendFromDisk(
  out: string,
  file: string,
  inParts: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', resolve);
    send(request, encodeURIComponent(file), {
      root: out,
      cacheControl: false,
      index: false,
      acceptRanges: inParts,
    })
      .on('headers', (_response: ServerResponse, _file: string, stats: Stats) => {
        response.setHeader('etag', etagOf(stats));
      })
      .on('stream', (stream: ReadStream) => {
        // Registered before `send` ends the response with the file: the reader would wait for
        // the bytes that were promised.
        stream.once('end', () => {
          const promised = Number(response.getHeader('content-length'));
          if (stream.bytesRead === promised) return;
          reject(truncated(path.join(out, file), stream.bytesRead, promised));
          response.destroy();
        });
      })
      .on('error', (error: Error & { status?: number }) => {
        // A condition or a range that this file does not meet; `send` has set the headers for it.
        const isAnswer = error.status === 412 || error.status === 416;
        if (response.headersSent || !isAnswer) return reject(error);
        response.removeHeader('content-encoding');
        response.writeHead(error.status ?? 500).end();
      })
      .pipe(response);
  });
}

const truncated = (file: string, read: number, promised: number) =>
  new Error(`${file} ends after ${read} of ${promised} bytes.`);

/**
 * As nginx makes it, so that a reader whose next request is answered by the other server of
 * the same folder need not load a page again.
 */
function etagOf({ mtimeMs, size }: Stats): string {
  return `"${Math.floor(mtimeMs / 1000).toString(16)}-${size.toString(16)}"`;
}
