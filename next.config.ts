import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';
import { environment } from './site/environment.ts';
import { LARGEST_SAVE } from './site/largest-body.ts';

/** What publishing/build/build.ts writes for each build; Next cannot import our modules here. */
type BuildSettings = {
  distDir: string;
  tsconfig: string;
  redirects: { from: string; to: string }[];
  /** First parts of the addresses under which posts name their pictures: `media`, `img`. */
  pictureFolders: string[];
};

const { buildDir } = environment();
const settings: BuildSettings = buildDir
  ? JSON.parse(readFileSync(path.join(buildDir, 'next.json'), 'utf8'))
  : { distDir: '.next', tsconfig: 'tsconfig.json', redirects: [], pictureFolders: [] };

/** Characters that Next reads as a pattern in the source of a redirect. */
const literal = (address: string) => address.replace(/[(){}:*+?\\]/g, '\\$&');

const config = (phase: string): NextConfig => ({
  distDir: settings.distDir,
  poweredByHeader: false,
  reactStrictMode: true,
  // Next would make pictures of any size for whoever asks, and keep those of drafts beyond the
  // life of their links; ours are made with a release.
  images: { unoptimized: true },
  // `npm test` checks types; a build for readers need not do it again.
  typescript: { ignoreBuildErrors: true, tsconfigPath: settings.tsconfig },
  // Files named `*.dev.ts` are routes in development only.
  pageExtensions: ['ts', 'tsx', ...(phase === PHASE_DEVELOPMENT_SERVER ? ['dev.ts'] : [])],
  experimental: {
    cpus: 2,
    // Where proxy.ts has been asked first, Next hands on so much of a body and drops the rest.
    // What is too large has to be seen as such by whoever reads it (studio/cms/read-body.ts).
    proxyClientMaxBodySize: LARGEST_SAVE + 1_000_000,
  },
  serverExternalPackages: ['@takumi-rs/core', 'piscina', 'sharp', 'shiki'],
  // Content is read through the file system: traced, every document would hang on every page.
  outputFileTracingExcludes: { '/**': ['./.masthead/**', './content/**', './e2e/**'] },
  redirects: async () => [
    { source: '/blog/:slug.html', destination: '/blog/:slug', permanent: true },
    ...settings.redirects.map(({ from, to }) => ({
      source: literal(from),
      destination: literal(to),
      permanent: true,
    })),
  ],
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [{ source: '/blog/:slug.md', destination: '/markdown/:slug' }],
    fallback: settings.pictureFolders.map((folder) => ({
      source: `/${literal(folder)}/:path*`,
      destination: `/content-media/${literal(folder)}/:path*`,
    })),
  }),
});

export default config;
