// Next looks for React where its own hooks say, from the first module on.
import 'next/dist/server/require-hook.js';
import 'next/dist/server/node-environment.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createIncrementalCache } from 'next/dist/export/helpers/create-incremental-cache.js';
import { exportAppPage } from 'next/dist/export/routes/app-page.js';
import { exportAppRoute } from 'next/dist/export/routes/app-route.js';
import { createRequestResponseMocks } from 'next/dist/server/lib/mock-request.js';
import { loadComponents } from 'next/dist/server/load-components.js';
import { getRouteMatcher } from 'next/dist/shared/lib/router/utils/route-matcher.js';
import { getRouteRegex } from 'next/dist/shared/lib/router/utils/route-regex.js';
import { getSortedRoutes } from 'next/dist/shared/lib/router/utils/sorted-routes.js';
import { NOT_FOUND } from '../release/addresses.ts';

/*
 * `next build` generates what `generateStaticParams` lists, all of it at each run, six files a
 * page. This opens the same compiled code by the same parts of Next, asks for one address at a
 * time, and writes nothing: an edit costs what it touches. The parts are Next's own, not its
 * public interface; bench/same-as-next.test.ts holds every page against `next build`.
 */

export type Rendered = { kind: 'page' | 'file'; content: Buffer };

export type Pages = {
  /**
   * @param address of a route of the app: percent-encoded, without host or query
   * @throws where no route has it, or where what it gives is not static
   */
  render(address: string): Promise<Rendered>;
};

/** @param dist folder that `next build --experimental-build-mode compile` has filled */
export async function openPages(project: string, dist: string): Promise<Pages> {
  const json = (file: string) => JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
  const { config } = json('required-server-files.json');
  const buildId = readFileSync(path.join(dist, 'BUILD_ID'), 'utf8');
  const routeOf = routesOf(json('app-path-routes-manifest.json'));
  const { experimental } = config;
  const incrementalCache = await createIncrementalCache({
    dir: project,
    distDir: dist,
    flushToDisk: false,
    cacheMaxMemorySize: 0,
  });
  const shared = { buildId, deploymentId: '', clientAssetToken: '' };
  // What `next build` hands to its own workers (next/dist/export).
  const common = {
    previewProps: json('server/preview-props.json'),
    isBuildTimePrerendering: true,
    assetPrefix: '',
    distDir: dist,
    basePath: '',
    cacheComponents: false,
    trailingSlash: false,
    validationLevel: experimental.instantInsights?.validationLevel,
    supportsDynamicResponse: false,
    serveStreamingMetadata: true,
    allowEmptyStaticShell: false,
    runInstantValidation: false,
    crossOrigin: config.crossOrigin,
    cacheLifeProfiles: config.cacheLife,
    staticPageGenerationTimeout: config.staticPageGenerationTimeout,
    nextFontManifest: json('server/next-font-manifest.json'),
    images: config.images,
    reactMaxHeadersLength: config.reactMaxHeadersLength,
    incrementalCache,
    experimental: {
      expireTime: config.expireTime,
      staleTimes: experimental.staleTimes,
      clientParamParsingOrigins: experimental.clientParamParsingOrigins,
      dynamicOnHover: false,
      optimisticRouting: false,
      parallelRouteMetadata: false,
      inlineCss: false,
      prefetchInlining: false,
      authInterrupts: false,
      reactBrowserBailout: false,
      cachedNavigations: experimental.cachedNavigations ?? false,
      isRoutePPREnabled: false,
    },
  };

  return {
    async render(address) {
      const { page, pathname, params } = routeOf(address);
      const files = new Map<string, Buffer>();
      const writer = {
        append: (file: string, data: string | Buffer) =>
          files.set(path.extname(file), Buffer.from(data)),
      };
      const { req, res } = createRequestResponseMocks({ url: address });
      if (address === NOT_FOUND) res.statusCode = 404;
      const components = await loadComponents({
        distDir: dist,
        page,
        isAppPath: true,
        isDev: false,
        sriEnabled: false,
        needsManifestsForLegacyReasons: true,
      });
      const isFile = page.endsWith('/route');
      // biome-ignore lint/suspicious/noExplicitAny: Next's own parts, whose types are not public
      const given: any[] = isFile
        ? [req, res, params, page, components.routeModule, incrementalCache, config.cacheLife]
        : [
            req,
            res,
            page,
            address,
            pathname,
            {},
            null,
            { ...alone(components), ...common, params },
          ];
      if (isFile) {
        const more = [false, common.staticPageGenerationTimeout, common.experimental, buildId];
        await call(exportAppRoute, ...given, UNWRITTEN, writer, ...more);
      } else {
        const match = { resolvedPathname: address };
        await call(exportAppPage, ...given, UNWRITTEN, false, false, writer, shared, match);
      }
      const content = files.get(isFile ? '.body' : '.html');
      if (content) return { kind: isFile ? 'file' : 'page', content };
      throw new Error(`${address} gives nothing that stands still: ${page} must be static.`);
    },
  };
}

/** Leaves out the pieces of a page that Next's router would fetch one by one: no reader has it. */
function alone<T extends { ComponentMod: object }>(components: T): T {
  const ComponentMod = Object.create(components.ComponentMod, {
    collectSegmentData: { value: async () => new Map() },
  });
  return { ...components, ComponentMod };
}

/** Next names its files after this one; none is written. */
const UNWRITTEN = '/address.html';

// biome-ignore lint/suspicious/noExplicitAny: as above
const call = (part: (...given: any) => Promise<unknown>, ...given: unknown[]) => part(...given);

type Route = { page: string; pathname: string; params: Record<string, unknown> | undefined };

/** @param manifest routes by the files that answer them */
function routesOf(manifest: Record<string, string>): (address: string) => Route {
  const pages = new Map(Object.entries(manifest).map(([page, route]) => [route, page]));
  const matchers = getSortedRoutes([...pages.keys()]).map((route) => ({
    route,
    match: getRouteMatcher(getRouteRegex(route)),
  }));
  return (address) => {
    for (const { route, match } of matchers) {
      const params = match(address);
      const page = params && pages.get(route);
      if (!page) continue;
      return { page, pathname: route, params: route.includes('[') ? params : undefined };
    }
    throw new Error(`No route of the app has the address ${address}.`);
  };
}
