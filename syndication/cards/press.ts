import { type MeasuredNode, type Node, Renderer } from '@takumi-rs/core';
import { LRUCache } from 'lru-cache';
import { emojiPicture } from './emoji.ts';
import {
  type Family,
  type FontFile,
  filesOf,
  isWithin,
  openFont,
  type Range,
} from './faces.ts';

/** A drawing: a tree that takumi lays out, and the emoji that it shows, by name. */
export type Drawing = { node: Node; emoji: ReadonlySet<string> };

/**
 * Takumi with fonts that are registered when a character first asks for them: a site in one
 * language needs a handful of files of some five hundred. What is drawn never depends on
 * what was drawn before, since each text names its fonts in order.
 */
export class Press {
  readonly #renderer = new Renderer();
  readonly #fonts = new Map<string, Promise<Set<number>>>();
  readonly #answers = new Map<string, boolean>();
  readonly #widths = new LRUCache<string, number, Drawing>({
    max: 10_000,
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _old, { context: line }) =>
      (await this.measure(line, 100_000)).children[0]?.width ?? 0,
  });

  /**
   * Whether these fonts can draw a character with its marks; they are ready to, then. One
   * file must have all of it: a mark from elsewhere would not sit on its letter.
   */
  async canDraw(cluster: string, families: readonly Family[]): Promise<boolean> {
    const question = `${families.join()} ${cluster}`;
    const answer = this.#answers.get(question) ?? (await this.#find(cluster, families));
    this.#answers.set(question, answer);
    return answer;
  }

  async #find(cluster: string, families: readonly Family[]): Promise<boolean> {
    const seen = [...cluster].filter((sign) => !IS_UNSEEN.test(sign));
    const characters = seen.map((sign) => sign.codePointAt(0) ?? 0);
    const [base] = characters;
    if (base === undefined) return true;
    for (const family of families) {
      const candidates = filesOf(family).filter(
        ({ share }) => share === null || isWithin(share, base),
      );
      const has = await Promise.all(candidates.map((file) => this.#register(file)));
      if (has.some((set) => characters.every((character) => set.has(character)))) return true;
    }
    return false;
  }

  #register(file: FontFile): Promise<Set<number>> {
    const registered = this.#fonts.get(file.path) ?? this.#registerAnew(file);
    this.#fonts.set(file.path, registered);
    return registered;
  }

  async #registerAnew(file: FontFile): Promise<Set<number>> {
    const { data, has } = openFont(file);
    await this.#renderer.registerFont({
      name: file.family,
      data,
      ...(file.weight !== null && { weight: file.weight }),
      ...(file.share !== null && { unicodeRange: toRanges(has) }),
    });
    return has;
  }

  /** Lays out without drawing. @param width of the room that there is, in pixels */
  measure({ node, emoji }: Drawing, width: number): Promise<MeasuredNode> {
    return this.#renderer.measure(node, { width, images: picturesOf(emoji) });
  }

  /**
   * The width of a drawing that is one line, in pixels. Categories, names and days come back on
   * card after card, and are measured once.
   */
  widthOf(line: Drawing): Promise<number> {
    return this.#widths.forceFetch(JSON.stringify(line.node), { context: line });
  }

  /** Draws on a ground of the node's own. @returns pixels, row by row, four bytes each: RGBA */
  draw({ node, emoji }: Drawing, width: number, height: number): Promise<Buffer> {
    const images = picturesOf(emoji);
    return this.#renderer.render(node, { width, height, images, format: 'raw' });
  }
}

/** Joiners, marks of direction and their kin take part in shaping, but show no glyph. */
const IS_UNSEEN = /\p{Cf}/u;

function picturesOf(emoji: ReadonlySet<string>) {
  return [...emoji].map((name) => ({ src: name, data: emojiPicture(name) }));
}

function toRanges(characters: Set<number>): Range[] {
  const ranges: Range[] = [];
  for (const character of [...characters].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === character - 1) last[1] = character;
    else ranges.push([character, character]);
  }
  return ranges;
}
