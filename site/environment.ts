import path from 'node:path';

/**
 * The only reader of `process.env`. Each variable is read once, checked, and described
 * here; a value that cannot be used stops the program with a sentence, not a stack trace.
 */
export type Environment = {
  /** `CONTENT_DIR`: the folder with the published content. Default: `content`. */
  contentDir: string;
  /** `DATA_DIR`: caches and releases; safe to delete but for the releases. Default: `.masthead`. */
  dataDir: string;
  /** `SITE_URL`: the origin under which the site is reached; null: the one in the identity. */
  siteUrl: string | null;
  /** `PORT`: where the site is served. Default: 3000. */
  port: number;
  /** `HOST`: the network address to listen on. Default: all. */
  host: string;
  /** `CHROMIUM`: the browser for end-to-end tests; null: one is looked for. */
  chromium: string | null;
  /** `PATH`: the folders in which that one is looked for. */
  searchPath: string;
  /** `CI`: set by build servers. */
  ci: boolean;
  /** `NODE_ENV`, set by Next: whether pages are shown to whoever writes them. */
  development: boolean;
  /** `MASTHEAD_BUILD`: set by our own commands for Next: the folder of the build at work. */
  buildDir: string | null;
};

export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/** Reads and checks the variables. @throws EnvironmentError naming the variable and what to set. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = (name: string) => variables[name]?.trim() || null;
  return {
    contentDir: path.resolve(/*turbopackIgnore: true*/ given('CONTENT_DIR') ?? 'content'),
    dataDir: path.resolve(/*turbopackIgnore: true*/ given('DATA_DIR') ?? '.masthead'),
    siteUrl: origin(given('SITE_URL')),
    port: port(given('PORT') ?? '3000'),
    host: given('HOST') ?? '0.0.0.0',
    chromium: given('CHROMIUM'),
    searchPath: given('PATH') ?? '',
    ci: given('CI') !== null,
    development: given('NODE_ENV') === 'development',
    buildDir: given('MASTHEAD_BUILD'),
  };
}

function origin(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search) {
    throw new EnvironmentError(
      `SITE_URL is ${JSON.stringify(value)}. Set it to an origin such as https://news.example.org, without a path.`,
    );
  }
  return url.origin;
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new EnvironmentError(
      `PORT is ${JSON.stringify(value)}. Set it to a number from 0 to 65535.`,
    );
  }
  return number;
}

let read: Environment | undefined;

/** The variables of this process, read at the first call. */
export function environment(): Environment {
  read ??= readEnvironment(process.env);
  return read;
}

/** The variables for a program that we start: our own, and what it needs beside them. */
export function variablesFor(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}
