import type { ThemeRegistrationRaw } from 'shiki/core';

/**
 * The classes of highlighted code, each with what grammars call it (TextMate scopes). The
 * stylesheet gives them colours; words without a class, operators and brackets among them,
 * have that of the text. Where several scopes fit, the longer wins.
 */
const CLASSES = {
  'tok-comment': ['comment', 'punctuation.definition.comment', 'string.comment'],
  'tok-string': [
    'string',
    'punctuation.definition.string',
    'constant.character',
    'markup.inline.raw',
    'markup.raw',
    'constant.other.symbol',
  ],
  'tok-number': ['constant.numeric', 'keyword.other.unit', 'constant.other.color'],
  'tok-constant': ['constant.language', 'support.constant', 'variable.language'],
  'tok-keyword': [
    'keyword',
    'storage',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
    'keyword.operator.word',
    'punctuation.definition.keyword',
  ],
  'tok-function': [
    'entity.name.function',
    'support.function',
    'meta.function-call.generic',
    'variable.function',
    'entity.name.command',
  ],
  'tok-type': [
    'entity.name.type',
    'entity.name.class',
    'entity.name.namespace',
    'entity.other.inherited-class',
    'support.type',
    'support.class',
  ],
  'tok-property': [
    'support.type.property-name',
    'support.type.vendored.property-name',
    'entity.name.tag.yaml',
    'entity.other.attribute-name',
    'meta.object-literal.key',
    'variable.other.key.toml',
    'keyword.other.definition.ini',
    'keyword.key',
  ],
  'tok-variable': [
    'variable.other.normal.shell',
    'variable.other.bracket.shell',
    'variable.parameter.positional',
    'punctuation.definition.variable',
    'variable.other.assignment.shell',
    'variable.other.php',
    'variable.css',
    'string.interpolated.dollar',
  ],
  'tok-tag': ['entity.name.tag'],
  'tok-meta': [
    'markup.heading',
    'entity.name.section',
    'meta.diff.header',
    'meta.diff.range',
    'punctuation.separator.prompt',
    'keyword.control.directive',
    'meta.preprocessor',
  ],
  'tok-inserted': ['markup.inserted'],
  'tok-deleted': ['markup.deleted'],
  'tok-strong': ['markup.bold'],
  'tok-emphasis': ['markup.italic'],
} as const satisfies Record<`tok-${string}`, readonly string[]>;

/** What has no colour of its own; the longer scope takes it from what the shorter would give. */
const PLAIN = ['keyword.operator', 'string meta.embedded', 'string source', 'meta.output'];

const NO_CLASS = 'none';

/** A theme whose colours are names of classes. */
export const CODE_THEME: ThemeRegistrationRaw = {
  name: 'classes',
  type: 'light',
  fg: NO_CLASS,
  bg: NO_CLASS,
  settings: [
    { settings: { foreground: NO_CLASS, background: NO_CLASS } },
    { scope: PLAIN, settings: { foreground: NO_CLASS } },
    ...Object.entries(CLASSES).map(([foreground, scope]) => ({
      scope: [...scope],
      settings: { foreground },
    })),
  ],
};

/** The class for a token's colour, or null for one like the text around it. */
export function classOf(colour: string | undefined): string | null {
  return colour !== undefined && Object.hasOwn(CLASSES, colour) ? colour : null;
}
