import { randomBytes } from 'node:crypto';
import { GIVEN } from '#site/studio-messages.ts';
import { plainText, splitFrontmatter } from '../frontmatter/split.ts';
import { type Data, readJson, readYaml } from '../frontmatter/values.ts';

/*
 * Decap's protocol does not say which version of an entry an edit started from. So each entry
 * is given out with one more field, which Decap keeps with the data of its form, as it keeps
 * all fields that it does not know, and sends back with the edit. It never reaches a file.
 */

/** What a form was given: the object of the file, and a name for the form itself. */
export type Given = { oid: string; form: string };

/**
 * The text of an entry for a form: plain line ends, and the field. Its body comes without the
 * empty lines around it: Decap's editor drops them as it opens, and would call that a change.
 */
export function give(file: string, text: string, oid: string): string {
  const value = `${oid}.${randomBytes(8).toString('hex')}`;
  const plain = plainText(text).text.trimStart();
  if (file.endsWith('.json')) return giveJson(plain, value);
  const pieces = splitFrontmatter(plain);
  if (!pieces) return plain;
  const yaml = `${pieces.yaml}${GIVEN}: ${value}\n`;
  // In `{a: 1}` there is no room for a line more; without the field, such a file is not saved.
  return readYaml(yaml) === null
    ? plain
    : pieces.open + yaml + pieces.close + pieces.body.replace(/^\n+|\s+$/g, '');
}

/** Takes the field out of what a form sends. */
export function takeGiven({ [GIVEN]: given, ...data }: Data): {
  given: Given | null;
  data: Data;
} {
  const [, oid, form] =
    (typeof given === 'string' && given.match(/^([0-9a-f]{40,64})\.([0-9a-f]{16})$/)) || [];
  return { given: oid && form ? { oid, form } : null, data };
}

function giveJson(text: string, value: string): string {
  const data = readJson(text);
  return data ? JSON.stringify({ ...data, [GIVEN]: value }, null, 2) : text;
}

const LINE = 'Masthead-Form: ';

/** The message of a commit that a form has made. */
export function messageFrom(subject: string, given: Given | null): string {
  return given ? `${subject}\n\n${LINE}${given.form}\n` : `${subject}\n`;
}

/** The form that has made a commit. */
export function formOf(message: string): string | null {
  const line = message.split('\n').find((line) => line.startsWith(LINE));
  return line?.slice(LINE.length) ?? null;
}
