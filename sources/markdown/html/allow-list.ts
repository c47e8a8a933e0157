import { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import { LINK_SCHEMES, MEDIA_SCHEMES } from '../addresses.ts';
import { KEPT } from './html-elements.ts';
import { MATHML_ATTRIBUTES } from './mathml.ts';

const NUMBER = /^\d{1,5}$/;

/**
 * All that a post may bring into a page; whatever comes after this is our own markup. Classes
 * and styles are the design's, and `name` can shadow what scripts look for. The classes here
 * are those that the Markdown library writes.
 */
export const ALLOW_LIST: Schema = {
  tagNames: [...KEPT, 'input'],
  attributes: {
    ...MATHML_ATTRIBUTES,
    '*': [
      'id',
      'lang',
      'title',
      ['dir', 'ltr', 'rtl', 'auto'],
      ['align', 'left', 'center', 'right', 'justify'],
    ],
    a: [
      'href',
      'ariaLabel',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    audio: ['src', 'loop', 'muted'],
    blockquote: ['cite', ['dataAlert', 'note', 'tip', 'important', 'warning', 'caution']],
    code: [['className', /^language-./]],
    col: [['span', NUMBER]],
    colgroup: [['span', NUMBER]],
    data: ['value'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    iframe: ['src'],
    img: ['src', 'alt', ['width', NUMBER], ['height', NUMBER]],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ins: ['cite', 'dateTime'],
    li: [
      ['value', /^-?\d{1,9}$/],
      ['className', 'task-list-item'],
    ],
    ol: [
      ['start', /^-?\d{1,9}$/],
      'reversed',
      ['type', '1', 'a', 'A', 'i', 'I'],
      ['className', 'contains-task-list'],
    ],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: ['src', 'type'],
    // An emoji with its meaning in words.
    span: [['role', 'img'], 'ariaLabel', ['ariaHidden', 'true']],
    td: [['colSpan', NUMBER], ['rowSpan', NUMBER], 'headers'],
    th: [
      ['colSpan', NUMBER],
      ['rowSpan', NUMBER],
      'headers',
      'abbr',
      ['scope', 'row', 'col', 'rowgroup', 'colgroup'],
    ],
    time: ['dateTime'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    ul: [['className', 'contains-task-list']],
    video: ['src', 'poster', 'loop', 'muted', ['width', NUMBER], ['height', NUMBER]],
  },
  ancestors: {
    ...defaultSchema.ancestors,
    source: ['audio', 'video'],
    track: ['audio', 'video'],
  },
  required: { input: { type: 'checkbox', disabled: true }, img: { alt: '' } },
  protocols: {
    href: LINK_SCHEMES,
    // `data:` for the pictures that `attributes.ts` lets through.
    src: [...MEDIA_SCHEMES, 'data'],
    poster: MEDIA_SCHEMES,
    cite: MEDIA_SCHEMES,
  },
  strip: ['script', 'style', 'template', 'svg'],
  clobber: [],
  // `<!-- more -->`, until the excerpt is taken.
  allowComments: true,
};
