import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import type { ShipToBucket } from '#site/ship-to.ts';
import { UserError } from '#system/user-error.ts';
import { sha256 } from '../../release/manifest.ts';

/** How often a service that is busy is asked again, at growing intervals. */
const RETRIES = 5;

/** Of one object, however large and slow. */
const TIMEOUT_MS = 5 * 60_000;

/** Says where an object leads to; services that cannot do that refuse it. */
export const REDIRECT = 'x-amz-website-redirect-location';

const NOT_IMPLEMENTED = 501;

/** A bucket of an S3 service, addressed by its path: every service understands that. */
export class Bucket {
  readonly #to: ShipToBucket;
  readonly #client: AwsClient;
  /** Whether the service redirects by itself, as far as is known. */
  #redirects = true;

  constructor(to: ShipToBucket) {
    this.#to = to;
    this.#client = new AwsClient({
      accessKeyId: to.keyId,
      secretAccessKey: to.secretKey,
      ...(to.sessionToken && { sessionToken: to.sessionToken }),
      service: 's3',
      region: to.region,
      retries: RETRIES,
      initRetryMs: 200,
    });
  }

  /** @returns null where there is nothing under that key @throws UserError */
  async get(key: string): Promise<string | null> {
    const response = await this.#ask('GET', key);
    return response.ok ? response.text() : null;
  }

  /** @throws UserError */
  async put(key: string, content: Uint8Array, headers: Record<string, string>): Promise<void> {
    const { [REDIRECT]: target, ...plain } = headers;
    // The service checks what arrives by this hash.
    const ask = (sent: Record<string, string>) =>
      this.#ask('PUT', key, {
        body: content,
        headers: { ...sent, 'x-amz-content-sha256': sha256(content) },
      });
    if (target !== undefined && this.#redirects) {
      if ((await ask(headers)).status !== NOT_IMPLEMENTED) return;
      this.#redirects = false;
    }
    await ask(plain);
  }

  /** @throws UserError */
  async delete(key: string): Promise<void> {
    await this.#ask('DELETE', key);
  }

  /** Every key below the prefix, in pages as the service gives them. @throws UserError */
  async *keys(): AsyncGenerator<string> {
    const parser = new XMLParser({
      parseTagValue: false,
      isArray: (name) => name === 'Contents',
    });
    let token: string | undefined;
    do {
      const words = new URLSearchParams({
        'list-type': '2',
        prefix: this.#to.prefix,
        ...(token && { 'continuation-token': token }),
      });
      const answer = parser.parse(await (await this.#ask('GET', null, { words })).text());
      const {
        Contents = [],
        IsTruncated,
        NextContinuationToken,
      } = answer.ListBucketResult as {
        Contents?: { Key: string }[];
        IsTruncated?: string;
        NextContinuationToken?: string;
      };
      for (const { Key } of Contents) yield Key.slice(this.#to.prefix.length);
      token = IsTruncated === 'true' ? NextContinuationToken : undefined;
    } while (token);
  }

  /** @returns also an answer that there is nothing, or that redirects are not known */
  async #ask(
    method: string,
    key: string | null,
    { words, body, headers = {} }: Asked = {},
  ): Promise<Response> {
    const { endpoint, bucket, prefix } = this.#to;
    const place = key === null ? '' : `/${encoded(prefix + key)}`;
    const url = `${endpoint}/${bucket}${place}${words ? `?${words}` : ''}`;
    let response: Response;
    try {
      response = await this.#client.fetch(url, {
        method,
        headers,
        ...(body && { body: body as BodyInit }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const { message, cause } = error as Error;
      throw failure(`${endpoint} does not answer: ${(cause as Error)?.message ?? message}`);
    }
    if (response.ok) return response;
    const said = await response.text();
    const [, code] = /<Code>(.*?)<\/Code>/s.exec(said) ?? [];
    // Of a bucket that is not there the service says the same as of a key.
    const isKnown = response.status === 404 && code !== 'NoSuchBucket';
    if (isKnown || (REDIRECT in headers && response.status === NOT_IMPLEMENTED)) {
      return response;
    }
    const [, message = said.slice(0, 500)] = /<Message>(.*?)<\/Message>/s.exec(said) ?? [];
    throw failure(
      `${method} ${url} was answered with ${response.status} ${code ?? ''}: ${message}`,
    );
  }
}

type Asked = { words?: URLSearchParams; body?: Uint8Array; headers?: Record<string, string> };

/** Characters that a URL may have as they are are encoded too: signing reads them so. */
const encoded = (key: string) =>
  key
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');

const failure = (what: string) =>
  new UserError(
    `The release is not shipped whole.\n${what}\n\`npm run ship\` goes on from here.`,
  );
