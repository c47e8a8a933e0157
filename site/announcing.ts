import { EnvironmentError, type Given, webAddress } from './variable.ts';

/** How search engines are told of changed pages (https://www.indexnow.org/documentation). */
export type IndexNow = {
  /** Proves that whoever tells them owns the site: the release has it as `/<key>.txt`. */
  key: string;
  /** URL of the search engine that tells the others. */
  endpoint: string;
};

const SHARED_ENDPOINT = 'https://api.indexnow.org/indexnow';

/** What the protocol allows in a key. */
const KEY = /^[A-Za-z0-9-]{8,128}$/;

/** @returns null where `INDEXNOW_KEY` is not set @throws EnvironmentError */
export function indexNowFrom(given: Given): IndexNow | null {
  const key = given('INDEXNOW_KEY');
  if (key === null) return null;
  if (!KEY.test(key)) {
    throw new EnvironmentError(
      'INDEXNOW_KEY is no key. Set it to 8 to 128 letters from a to z, digits and hyphens, such as what `openssl rand -hex 16` prints.',
    );
  }
  return { key, endpoint: urlFrom(given, 'INDEXNOW_ENDPOINT') ?? SHARED_ENDPOINT };
}

/** @returns null where `WEBSUB_HUB` is not set @throws EnvironmentError */
export const webSubHubFrom = (given: Given): string | null => urlFrom(given, 'WEBSUB_HUB');

function urlFrom(given: Given, name: string): string | null {
  const value = given(name);
  if (value === null) return null;
  const url = webAddress(value);
  if (url) return url.href;
  throw new EnvironmentError(
    `${name} is ${JSON.stringify(value)}. Set it to a URL such as https://hub.example.org/.`,
  );
}
