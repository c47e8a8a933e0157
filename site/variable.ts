import path from 'node:path';
import { UserError } from '#system/user-error.ts';

/** A variable has a value that cannot be used; the message names it and says what to set. */
export class EnvironmentError extends UserError {
  override name = 'EnvironmentError';
}

/** A variable by its name; null where it is not set, or set to nothing. */
export type Given = (name: string) => string | null;

/** @param value of the variable called `name` @returns `https://host[:port]` */
export function originFrom(name: string, value: string): string {
  const url = webAddress(value);
  if (url?.pathname !== '/' || url.search) {
    throw new EnvironmentError(
      `${name} is ${JSON.stringify(value)}. Set it to an origin such as https://news.example.org, without a path.`,
    );
  }
  return url.origin;
}

/** A URL of the web, or null. */
export function webAddress(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

export function portFrom(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new EnvironmentError(
      `PORT is ${JSON.stringify(value)}. Set it to a number from 0 to 65535.`,
    );
  }
  return number;
}

/** A whole number, or null. @throws EnvironmentError for what is none */
export function countFrom(given: Given, name: string): number | null {
  const value = given(name);
  if (value === null || /^\d{1,15}$/.test(value)) return value === null ? null : Number(value);
  throw new EnvironmentError(`${name} is ${JSON.stringify(value)}. Set it to a whole number.`);
}

/** Whether something is switched on, by `1`. @throws EnvironmentError for what is neither 1 nor 0 */
export function switchFrom(given: Given, name: string): boolean {
  const value = given(name) ?? '0';
  if (value === '1' || value === '0') return value === '1';
  throw new EnvironmentError(
    `${name} is ${JSON.stringify(value)}. Set it to 1, or do not set it.`,
  );
}

/** As long as the hash that it keys; what is shorter can be found by trying. */
const SECRET_LENGTH = 32;

/** @throws EnvironmentError, without showing the secret */
export function secretFrom(given: Given, name: string): string | null {
  const value = given(name);
  if (value !== null && value.length < SECRET_LENGTH) {
    throw new EnvironmentError(
      `${name} has ${value.length} characters. Set it to ${SECRET_LENGTH} or more that nobody can guess, such as what \`openssl rand -hex 32\` prints.`,
    );
  }
  return value;
}

/** What git calls a URL: `https://…`, or the short form of ssh, `git@host:path`. */
const REMOTE = /^(https?|ssh|git|file):\/\/|^[\w.-]+@[\w.-]+:(?!\/\/)/;

/** @returns a URL for git, or the absolute path of a repository on this machine */
export function contentRepositoryFrom(given: Given): string | null {
  const value = repositoryFrom(given, 'CONTENT_REPO');
  if (value === null) return null;
  if (given('CONTENT_DIR') !== null) {
    throw new EnvironmentError(
      'CONTENT_REPO and CONTENT_DIR are both set. Keep CONTENT_REPO to read a repository’s main branch, or CONTENT_DIR to read a folder.',
    );
  }
  return value;
}

/** The same, for the variable called `name`. */
export function repositoryFrom(given: Given, name: string): string | null {
  const value = given(name);
  if (value === null) return null;
  if (REMOTE.test(value)) return value;
  // A dash would be an option to git, and `name::` a program that git starts.
  if (value.startsWith('-') || /^\w+:/.test(value.replace(/^[A-Za-z]:[\\/]/, ''))) {
    throw new EnvironmentError(
      `${name} is ${JSON.stringify(value)}. Set it to the path of a git repository, or to its https, ssh, git or file URL.`,
    );
  }
  return path.resolve(/*turbopackIgnore: true*/ value);
}
