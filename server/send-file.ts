import type { ReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import send from 'send';
import { type Encoding, encodingsOf } from '#publishing/release/blob-store.ts';
import { contentType } from '#publishing/release/content-type.ts';
import type { ReleaseFiles } from '#publishing/release/release-files.ts';

/**
 * Sends one file of a release.
 * @param release which has the file
 * @param status 404 or 410 for the page that says so
 * @throws where the file cannot be read; the response may have begun then
 */
export type FileSender = (
  release: ReleaseFiles,
  file: string,
  status: 200 | 404 | 410,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

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

/** What one server holds of its releases, whatever their size. */
const HELD = 32 * 1024 * 1024;

type Held = { body: Buffer; modified: string };

/**
 * Sends files of releases, compressed as the reader accepts it. Small ones stay in memory once
 * they were read: a blob never changes. Conditions and ranges are answered by `send`.
 */
export function fileSender(): FileSender {
  const held = new LRUCache<string, Held>({
    maxSize: HELD,
    // Something is held for an empty file as well.
    sizeCalculation: ({ body }) => body.length + 1,
  });

  async function hold(place: string): Promise<Held | null> {
    const known = held.get(place);
    if (known) return known;
    const stats = await stat(place);
    if (stats.size > SMALL) return null;
    const body = await readFile(place);
    if (body.length !== stats.size) throw truncated(place, body.length, stats.size);
    const read = { body, modified: stats.mtime.toUTCString() };
    held.set(place, read);
    return read;
  }

  return async (release, file, status, request, response) => {
    response.statusCode = status;
    // Where nothing is, there is nothing to be the same, nor a part of it.
    if (status !== 200) for (const name of CONDITIONS) delete request.headers[name];
    response.setHeader('content-type', contentType(file));
    const encoding = negotiatedEncoding(file, request, response);
    const place = release.placeOf(file, encoding);
    const etag = etagOf(release.manifest.files[file]?.sha256 ?? '', encoding);
    await forgetOtherDates(request, place);
    const conditional = CONDITIONS.some((name) => name in request.headers);
    const whole = conditional ? null : await hold(place);
    if (!whole) {
      // Parts of a compressed form are of no use to anyone.
      const inParts = encoding === undefined && status === 200;
      await sendFromDisk({ place, etag, inParts }, request, response);
      return;
    }
    response.setHeader('etag', etag);
    if (status === 200) {
      response.setHeader('last-modified', whole.modified);
      if (encoding === undefined) response.setHeader('accept-ranges', 'bytes');
    }
    response.setHeader('content-length', whole.body.length);
    response.end(request.method === 'HEAD' ? undefined : whole.body);
  };
}

/** Says which form a reader gets. @returns its encoding; undefined for the bytes as they are */
function negotiatedEncoding(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Encoding | undefined {
  const encodings = encodingsOf(file);
  if (encodings.length === 0) return undefined;
  response.appendHeader('vary', 'Accept-Encoding');
  const accepted = new Negotiator(request).encodings();
  const encoding = encodings.find((name) => accepted.includes(name));
  if (encoding) response.setHeader('content-encoding', encoding);
  return encoding;
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
  { place, etag, inParts }: { place: string; etag: string; inParts: boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', resolve);
    send(request, encodeURIComponent(path.basename(place)), {
      root: path.dirname(place),
      cacheControl: false,
      index: false,
      acceptRanges: inParts,
    })
      .on('headers', () => response.setHeader('etag', etag))
      .on('stream', (stream: ReadStream) => {
        // Registered before `send` ends the response with the file: the reader would wait for
        // the bytes that were promised.
        stream.once('end', () => {
          const promised = Number(response.getHeader('content-length'));
          if (stream.bytesRead === promised) return;
          reject(truncated(place, stream.bytesRead, promised));
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

/** Names the bytes that are sent: those of two releases may be written in the same second. */
const etagOf = (hash: string, encoding: Encoding | undefined): string =>
  `"${hash.slice(0, 32)}${encoding ? `-${encoding}` : ''}"`;
