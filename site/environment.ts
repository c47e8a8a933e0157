import path from 'node:path';
import { type IndexNow, indexNowFrom, webSubHubFrom } from './announcing.ts';
import { type ShipTo, shipToFrom } from './ship-to.ts';
import { type SignIn, signInFrom } from './sign-in.ts';
import {
  contentRepositoryFrom,
  countFrom,
  originFrom,
  portFrom,
  repositoryFrom,
  secretFrom,
} from './variable.ts';

/**
 * The only reader of `process.env`. Each variable is read once, checked, and described
 * here; a value that cannot be used stops the program with a sentence, not a stack trace.
 */
export type Environment = {
  /**
   * `CONTENT_DIR`: the folder with the published content. Default: `content`. With
   * `CONTENT_REPO`: the folder in which that repository's main branch is laid out.
   */
  contentDir: string;
  /**
   * `CONTENT_REPO`: the git repository with the content, an absolute path or a
   * URL, which may hold a password; null: the clone that holds `contentDir`.
   */
  contentRepo: string | null;
  /**
   * `DRAFTS_REPO`: the private git repository through which servers share drafts, text that was
   * not saved, links and comments, an absolute path or a URL; null: they stay on this server.
   */
  draftsRepo: string | null;
  /**
   * `DATA_DIR`: caches, releases, the secret if none is given, and the clone of a repository
   * that is elsewhere. What is deleted is made anew, but for earlier releases, links and
   * sessions that the secret has signed, and drafts that were not pushed to `DRAFTS_REPO`. Default: `.masthead`.
   */
  dataDir: string;
  /** `SITE_URL`: the origin under which the site is reached; null: the one in the identity. */
  siteUrl: string | null;
  /** `PORT`: where the site is served. Default: 3000. */
  port: number;
  /** `HOST`: the network address to listen on. Default: all. */
  host: string;
  /** `MASTHEAD_SECRET`: seals sessions and signs links; null: one is made in `dataDir`. */
  secret: string | null;
  /**
   * `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`, `EDITORS`, and `OIDC_TRUST_EMAIL`:
   * whether addresses count of which the provider does not say that they are verified; null: none
   * of the first four is set.
   */
  signIn: SignIn | null;
  /** `WEBHOOK_SECRET`: signs the request to publish; null: there is no such address. */
  webhookSecret: string | null;
  /** `MASTHEAD_EDIT`: set by `npm run edit`: whoever has its one-time link may sign in. */
  oneTimeLink: boolean;
  /**
   * `SHIP_TO`: where `npm run ship` takes releases, and for a bucket `AWS_ENDPOINT_URL`,
   * `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`; null: nowhere.
   */
  shipTo: ShipTo | null;
  /**
   * `INDEXNOW_KEY`: search engines are told of changed pages under this key, through
   * `INDEXNOW_ENDPOINT` (default: `https://api.indexnow.org/indexnow`); null: they are not.
   */
  indexNow: IndexNow | null;
  /** `WEBSUB_HUB`: URL of the hub that is told of changed feeds, and that feeds name; null: none. */
  webSubHub: string | null;
  /** `CHROMIUM`: the browser for end-to-end tests; null: one is looked for. */
  chromium: string | null;
  /** `EDITS` and `SEED`: how many random edits are tested, and which; null: 40, others each time. */
  edits: number | null;
  seed: number | null;
  /** `KILLS`: how many processes are killed at random moments in a test; null: 12. */
  kills: number | null;
  /** `PATH`: the folders in which that one is looked for. */
  searchPath: string;
  /** `CI`: set by build servers. */
  ci: boolean;
  /** `npm_config_loglevel`: set by npm where it was given `--verbose` itself. */
  npmIsVerbose: boolean;
  /** `NODE_ENV`, set by Next: whether pages are shown to whoever writes them. */
  development: boolean;
  /** `MASTHEAD_BUILD`: set by our own commands for Next: the folder of the build at work. */
  buildDir: string | null;
  /**
   * `MASTHEAD_PROJECT`: set by our own commands for programs that run in another folder: the root
   * of this project. Default: the working folder.
   */
  projectDir: string;
};

/** Reads and checks the variables. @throws EnvironmentError naming the variable and what to set. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = (name: string) => variables[name]?.trim() || null;
  const contentRepo = contentRepositoryFrom(given);
  const dataDir = path.resolve(/*turbopackIgnore: true*/ given('DATA_DIR') ?? '.masthead');
  const siteUrl = given('SITE_URL');
  return {
    contentDir: contentRepo
      ? path.join(dataDir, 'content')
      : path.resolve(/*turbopackIgnore: true*/ given('CONTENT_DIR') ?? 'content'),
    contentRepo,
    draftsRepo: repositoryFrom(given, 'DRAFTS_REPO'),
    dataDir,
    siteUrl: siteUrl && originFrom('SITE_URL', siteUrl),
    port: portFrom(given('PORT') ?? '3000'),
    host: given('HOST') ?? '0.0.0.0',
    secret: secretFrom(given, 'MASTHEAD_SECRET'),
    signIn: signInFrom(given),
    webhookSecret: secretFrom(given, 'WEBHOOK_SECRET'),
    oneTimeLink: given('MASTHEAD_EDIT') === '1',
    shipTo: shipToFrom(given),
    indexNow: indexNowFrom(given),
    webSubHub: webSubHubFrom(given),
    chromium: given('CHROMIUM'),
    edits: countFrom(given, 'EDITS'),
    seed: countFrom(given, 'SEED'),
    kills: countFrom(given, 'KILLS'),
    searchPath: given('PATH') ?? '',
    ci: given('CI') !== null,
    npmIsVerbose: given('npm_config_loglevel') === 'verbose',
    development: given('NODE_ENV') === 'development',
    buildDir: given('MASTHEAD_BUILD'),
    projectDir: path.resolve(/*turbopackIgnore: true*/ given('MASTHEAD_PROJECT') ?? '.'),
  };
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
