import { EnvironmentError, type Given, webAddress } from './variable.ts';

/** Where `npm run ship` takes releases. */
export type ShipTo = ShipToHost | ShipToBucket;

export type ShipToHost = {
  kind: 'host';
  /** `user@host:` as rsync reads it; empty: this machine. */
  at: string;
  /** Absolute path there, without a slash at its end. */
  path: string;
};

export type ShipToBucket = {
  kind: 'bucket';
  bucket: string;
  /** What every key begins with: empty, or ends with a slash. */
  prefix: string;
  /** URL of the service, without a slash at its end. */
  endpoint: string;
  region: string;
  keyId: string;
  secretKey: string;
  sessionToken: string | null;
};

/** A host's name as ssh reads it, and a path without what a shell would read otherwise. */
const HOST = /^((?:[\w.-]+@)?[\w.-]+|(?:[\w.-]+@)?\[[\da-f:]+\]):(\/[\w.@+-][\w./@+-]*)$/i;
const PATH = /^\/[^\0\n]+$/;
const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[\w./-]*)?$/;

/** @returns null where `SHIP_TO` is not set @throws EnvironmentError */
export function shipToFrom(given: Given): ShipTo | null {
  const value = given('SHIP_TO');
  if (value === null) return null;
  const [, bucket, prefix = ''] = BUCKET.exec(value) ?? [];
  if (bucket) return bucketFrom(given, bucket, prefix.replace(/^\/|\/$/g, ''));
  const [, host, path] = HOST.exec(value) ?? [];
  if (host && path && !host.startsWith('-')) {
    return { kind: 'host', at: `${host}:`, path: path.replace(/\/+$/, '') };
  }
  if (PATH.test(value)) return { kind: 'host', at: '', path: value.replace(/\/+$/, '') };
  throw new EnvironmentError(
    `SHIP_TO is ${JSON.stringify(value)}. Set it to user@host:/path, to a folder such as /srv/news, or to s3://bucket/prefix.`,
  );
}

function bucketFrom(given: Given, bucket: string, prefix: string): ShipToBucket {
  const needed = (name: string) => {
    const value = given(name);
    if (value !== null) return value;
    throw new EnvironmentError(`SHIP_TO names a bucket, and ${name} is not set.`);
  };
  const region = given('AWS_REGION') ?? 'us-east-1';
  const name = 'AWS_ENDPOINT_URL';
  const endpoint = given(name) ?? `https://s3.${region}.amazonaws.com`;
  if (webAddress(endpoint) === null) {
    throw new EnvironmentError(
      `${name} is ${JSON.stringify(endpoint)}. Set it to the URL of an S3 service, such as https://s3.example.org.`,
    );
  }
  return {
    kind: 'bucket',
    bucket,
    prefix: prefix && `${prefix}/`,
    endpoint: endpoint.replace(/\/+$/, ''),
    region,
    keyId: needed('AWS_ACCESS_KEY_ID'),
    secretKey: needed('AWS_SECRET_ACCESS_KEY'),
    sessionToken: given('AWS_SESSION_TOKEN'),
  };
}
