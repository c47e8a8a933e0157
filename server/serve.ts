import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { fileOf } from '#publishing/release/addresses.ts';
import { isAsset } from '#publishing/release/assets.ts';
import { ALLOWED, headerRules, headerTable } from '#publishing/release/headers.ts';
import { KeptAssets } from '#publishing/release/kept-assets.ts';
import { DamagedRelease, readManifest } from '#publishing/release/manifest.ts';
import { otherForms } from '#publishing/release/other-forms.ts';
import { redirectsOf } from '#publishing/release/redirects.ts';
import { ReleaseFiles } from '#publishing/release/release-files.ts';
import { readServing } from '#publishing/release/serving.ts';
import { currentRelease, type ReleaseStore, releaseFolder } from '#publishing/release/store.ts';
import { markdownBeside, prefersMarkdown } from './markdown-form.ts';
import type { OnRequest } from './pass-on.ts';
import { say } from './plain-answer.ts';
import { guardRequest } from './request-guard.ts';
import { hasTooManyHeaders } from './request-headers.ts';
import { absoluteForm, isStudioAsset, leavesItsFolder, splitTarget } from './request-target.ts';
import { type FileSender, fileSender } from './send-file.ts';
import { answerUnreadable } from './unreadable-requests.ts';

const NOT_FOUND = '404.html';

/** An address at which there is nothing: bytes that are no text are none of ours. */
const NOWHERE = '/404';

/** A sign that begins a code of two digits, without them. */
const MALFORMED = /%(?![\da-f]{2})/i;

type Handler = {
  /** Of an answer that is no file of the release. */
  headers: Record<string, string>;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/**
 * Serves the current release of a store from its manifest, which is held in memory: types, ETag,
 * ranges and precompressed files; headers and redirects from the release's own tables. A switch
 * of the release is seen by the next request; requests under way end with the release that they
 * began with.
 * @param onRequest answers for what is not in a release, where there is a studio
 */
export function serveReleases(store: ReleaseStore, onRequest?: OnRequest): Server {
  let serving: Handler | null = null;
  let seen: string | null = null;
  const parts: Parts = { sendFile: fileSender(), kept: new KeptAssets(store), onRequest };
  const headers = () => serving?.headers ?? WITHOUT_RELEASE;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    withoutServer(request);
    const name = await currentRelease(store);
    if (name && seen !== name) {
      seen = name;
      try {
        serving = handlerOf(store, name, parts);
      } catch (error) {
        // Readers keep the release before; no other is served, which may show what was withdrawn.
        if (!(error instanceof DamagedRelease)) throw error;
        console.error(error.message);
      }
    }
    if (hasTooManyHeaders(request)) {
      say(response, 431, { ...headers(), connection: 'close' });
    } else if (request.url === '/healthz' && isReading(request)) {
      const type = { 'content-type': 'application/json' };
      const health = JSON.stringify({ release: name });
      say(response, name ? 200 : 503, { ...headers(), ...type }, health);
    } else if (leavesItsFolder(pathOf(request)) || isWithoutHost(request)) {
      // What answers next, ours or not, might resolve it otherwise than we do.
      say(response, 400, headers());
    } else if (onRequest?.owns(pathOf(request))) await onRequest.answer(request, response);
    else if (serving) await serving.handle(request, response);
    else say(response, 503, { ...headers(), ...TEXT }, 'No release yet.\n');
  };
  const server = createServer({ requireHostHeader: false }, (request, response) =>
    guardRequest(
      { request, response },
      () => answer(request, response),
      () => {
        if (response.headersSent) response.destroy();
        else say(response, 500, { ...headers(), ...TEXT }, 'A fault of ours.\n');
      },
    ),
  );
  // Node would drop the lines after this number, and read the body that one of them announces.
  server.maxHeadersCount = 0;
  answerUnreadable(server, headers);
  return server;
}

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD';

const TEXT = { 'content-type': 'text/plain' };

/** Of every answer before there is a release. */
const WITHOUT_RELEASE = headerTable(headerRules([], [], []))(null);

/** HTTP 1.1 wants one; Node would refuse by itself, without our headers. */
const isWithoutHost = ({ headers, httpVersion }: IncomingMessage) =>
  headers.host === undefined && httpVersion === '1.1';

const pathOf = ({ url = '/' }: IncomingMessage) => splitTarget(url).address;

/** Has a request in its usual form, whichever it came in: whoever answers it reads that alone. */
function withoutServer(request: IncomingMessage): void {
  const absolute = absoluteForm(request.url ?? '/');
  if (absolute === null) return;
  request.url = absolute.path;
  // One that is missing is missed all the same.
  if (request.headers.host !== undefined) request.headers.host = absolute.host;
}

/** What the handlers of all releases share. */
type Parts = { sendFile: FileSender; kept: KeptAssets; onRequest: OnRequest | undefined };

function handlerOf(
  store: ReleaseStore,
  name: string,
  { sendFile, kept, onRequest }: Parts,
): Handler {
  const folder = releaseFolder(store, name);
  const release = new ReleaseFiles(store, name, readManifest(folder));
  const serving = readServing(folder, release.manifest);
  // The page that says so is sent for addresses that lead nowhere, and has none itself.
  const files = new Set(serving.files.filter((file) => file !== NOT_FOUND));
  const redirectOf = redirectsOf({ ...serving, files: [...files] });
  const gone = new Set(serving.gone.map(decodeURIComponent));
  const host = new URL(serving.origin).host;
  const headersFor = headerTable(serving.headers);

  const handle: Handler['handle'] = async (request, response) => {
    const { address: written, query } = splitTarget(request.url ?? '/');
    if (MALFORMED.test(written)) {
      say(response, 400, headersFor(null));
      return;
    }
    const address = decoded(written) ?? NOWHERE;
    const found = [address.slice(1), fileOf(address)].find((name) => files.has(name));
    const target = gone.has(address) ? null : redirectOf(address);
    const asset = address.slice(1);
    const other = !found && isAsset(asset) ? await kept.releaseWith(asset) : undefined;
    const leads = found || target || other;
    for (const [header, value] of Object.entries(headersFor(leads ? address : null))) {
      response.setHeader(header, value);
    }
    // A draft may be newer than the release, and its styles and scripts with it.
    if (!leads && onRequest && isStudioAsset(request.method, written)) {
      await onRequest.answer(request, response);
      return;
    }
    if (!isReading(request)) {
      response.writeHead(request.method === 'OPTIONS' ? 204 : 405, { allow: ALLOWED }).end();
      return;
    }
    if (target) {
      // Absolute where we are asked by our own name; a Host header is compared, never echoed.
      const location = `${request.headers.host === host ? serving.origin : ''}${target}`;
      response.writeHead(301, { location: query ? `${location}?${query}` : location }).end();
      return;
    }
    if (other) {
      await sendFile(other, asset, 200, request, response);
      return;
    }
    const markdown = found ? markdownBeside(found, files) : null;
    if (markdown) response.setHeader('vary', 'Accept');
    const file = markdown && prefersMarkdown(request) ? markdown : found;
    const isGone = [...otherForms(address)].some((form) => gone.has(form));
    const status = file ? 200 : isGone ? 410 : 404;
    await sendFile(release, file || NOT_FOUND, status, request, response);
  };
  return { headers: headersFor(null), handle };
}

/** @returns null for bytes that are no UTF-8 */
function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}
