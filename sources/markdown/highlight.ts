import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguagesInfo } from 'shiki/langs';
import { CODE_THEME, classOf } from './code-colours.ts';

export type Language = (typeof bundledLanguagesInfo)[number];

/** Longer code is shown without colours: nobody reads it here, and every reader would load it. */
const CHARACTERS = 100_000;
/** A longer line is minified or data. */
const LINE = 2_000;

/**
 * Oniguruma is the engine that grammars are written for: no pattern is translated for the
 * Node at hand, and it gives up on a match that runs away.
 */
let highlighter: Promise<HighlighterCore> | undefined;

/** @param name as written in a post: an id or another name, in any case */
export function languageNamed(name: string): Language | undefined {
  const wanted = name.toLowerCase();
  return bundledLanguagesInfo.find(
    ({ id, aliases }) => id === wanted || aliases?.includes(wanted),
  );
}

export function isTooLong(code: string): boolean {
  return code.length > CHARACTERS;
}

/** The code with a class on what has a colour; a language is loaded when it is first used. */
export async function highlight(code: string, language: Language): Promise<ElementContent[]> {
  highlighter ??= createHighlighterCore({
    engine: createOnigurumaEngine(import('shiki/wasm')),
    themes: [CODE_THEME],
  });
  const shiki = await highlighter;
  await shiki.loadLanguage(language.import);
  const lines = shiki.codeToTokensBase(code, {
    lang: language.id,
    theme: 'classes',
    tokenizeMaxLineLength: LINE,
    // A limit in time would colour the same code differently on a slow day.
    tokenizeTimeLimit: 0,
  });

  const parts: ElementContent[] = [];
  let run = { text: '', className: null as string | null };
  const close = () => {
    const text = { type: 'text' as const, value: run.text };
    if (run.text)
      parts.push(run.className ? h('span', { className: run.className }, text) : text);
  };
  for (const [index, tokens] of lines.entries()) {
    if (index > 0) run.text += '\n';
    for (const { content, color } of tokens) {
      const className = classOf(color);
      // White space has no colour: it joins what stands before it.
      if (className === run.className || content.trim() === '') run.text += content;
      else {
        close();
        run = { text: content, className };
      }
    }
  }
  close();
  return parts;
}
