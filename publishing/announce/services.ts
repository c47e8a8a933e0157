import path from 'node:path';
import { environment } from '#site/environment.ts';
import { siteOrigin } from '#site/origin.ts';
import { indexNowKeyAddress } from '#site/routes.ts';
import { releases } from '../release/site-releases.ts';

/** A service to which changed addresses are announced. */
export type Service = {
  name: string;
  /** What is announced to it. */
  of: 'pages' | 'feeds';
  /** Whether deleted addresses are announced, too. */
  takesDeletions: boolean;
  /** File in the data folder that says what was announced. */
  record: string;
  /** URL that takes the requests. */
  endpoint: string;
  /** How many addresses one request may hold. */
  most: number;
  /** @param urls absolute @returns the body of a request */
  body: (urls: string[]) => { type: string; text: string };
};

/** The services that the environment names; by default there are none. */
export function services(): Service[] {
  const { indexNow, webSubHub } = environment();
  const record = (name: string) => path.join(releases().folder, 'announced', `${name}.json`);
  const named: Service[] = [];
  if (indexNow) {
    const { key, endpoint } = indexNow;
    const origin = siteOrigin();
    named.push({
      name: 'IndexNow',
      of: 'pages',
      takesDeletions: true,
      record: record('indexnow'),
      endpoint,
      most: 10_000,
      body: (urlList) => ({
        type: 'application/json; charset=utf-8',
        text: JSON.stringify({
          host: new URL(origin).host,
          key,
          keyLocation: origin + indexNowKeyAddress(key),
          urlList,
        }),
      }),
    });
  }
  if (webSubHub) {
    named.push({
      name: 'WebSub',
      of: 'feeds',
      takesDeletions: false,
      record: record('websub'),
      endpoint: webSubHub,
      most: 100,
      body: (urls) => ({
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams([
          ['hub.mode', 'publish'],
          ...urls.map((url) => ['hub.url', url]),
        ]).toString(),
      }),
    });
  }
  return named;
}
