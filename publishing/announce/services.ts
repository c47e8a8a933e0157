import path from 'node:path';
import { environment } from '#site/environment.ts';
import { siteOrigin } from '#site/origin.ts';
import { indexNowKeyAddress } from '#site/routes.ts';
import { releases } from '../release/site-releases.ts';

/** Somebody who is told which addresses have changed. */
export type Service = {
  name: string;
  /** What it is told of. */
  of: 'pages' | 'feeds';
  /** Whether it is told of addresses at which nothing is any more. */
  hearsOfDeletions: boolean;
  /** File in the data folder that says what it was told. */
  record: string;
  /** URL that takes the requests. */
  endpoint: string;
  /** How many addresses one request may hold. */
  most: number;
  /** @param urls absolute @returns the body of a request */
  body: (urls: string[]) => { type: string; text: string };
};

/** The services that the environment names; none unless it does. */
export function announcedTo(): Service[] {
  const { indexNow, webSubHub } = environment();
  const record = (name: string) => path.join(releases().folder, 'announced', `${name}.json`);
  const services: Service[] = [];
  if (indexNow) {
    const { key, endpoint } = indexNow;
    const origin = siteOrigin();
    services.push({
      name: 'IndexNow',
      of: 'pages',
      hearsOfDeletions: true,
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
    services.push({
      name: 'WebSub',
      of: 'feeds',
      hearsOfDeletions: false,
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
  return services;
}
