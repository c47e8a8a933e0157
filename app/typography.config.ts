/**
 * How the elements of a post's text look, for Tailwind's typography plugin. This takes the
 * place of the plugin's own theme, which is for six colour schemes and five sizes: a text has
 * one size here, and colours come by role (tokens.css). `em` are those of the element.
 */
const elements = {
  p: { marginBlock: '1.25em' },
  a: { color: 'var(--ink)', textDecorationColor: 'var(--accent)' },
  strong: { fontWeight: '600' },
  'h2, h3, h4, h5, h6': {
    fontWeight: '700',
    lineHeight: 'max(1.25, var(--leading))',
    textWrap: 'balance',
  },
  h2: { marginBlock: '1.75em 0.6em', fontSize: '1.4em' },
  h3: { marginBlock: '1.6em 0.5em', fontSize: '1.18em' },
  'h4, h5, h6': { marginBlock: '1.5em 0.4em', fontFamily: 'var(--face-text)' },

  'ol, ul': { marginBlock: '1.25em', paddingInlineStart: '1.625em' },
  ul: { listStyleType: 'disc' },
  ol: { listStyleType: 'decimal' },
  'ol[type="a" s]': { listStyleType: 'lower-alpha' },
  'ol[type="A" s]': { listStyleType: 'upper-alpha' },
  'ol[type="i" s]': { listStyleType: 'lower-roman' },
  'ol[type="I" s]': { listStyleType: 'upper-roman' },
  li: { marginBlock: '0.5em', paddingInlineStart: '0.375em' },
  'li::marker': { color: 'var(--ink-muted)', fontWeight: '400' },
  'li > p': { marginBlock: '0.75em' },
  'li:has(> p)': { marginBlock: '1.25em' },
  'li :is(ol, ul)': { marginBlock: '0.75em' },
  dl: { marginBlock: '1.25em' },
  dt: { marginBlockStart: '1.25em', fontWeight: '600' },
  dd: { marginBlockStart: '0.5em', paddingInlineStart: '1.625em' },

  blockquote: {
    marginBlock: '1.6em',
    borderInlineStart: '4px solid var(--accent)',
    paddingInlineStart: '1.25em',
  },
  hr: { marginBlock: '3em', borderColor: 'var(--rule)' },

  'code, kbd': { fontSize: '0.875em' },
  ':not(pre) > code': {
    borderRadius: '0.2em',
    background: 'var(--surface)',
    boxDecorationBreak: 'clone',
    padding: '0.15em 0.3em',
  },
  kbd: {
    border: '1px solid var(--rule)',
    borderBlockEndWidth: '2px',
    borderRadius: '0.25em',
    padding: '0.1em 0.4em',
  },
  pre: {
    overflowX: 'auto',
    marginBlock: '1.7em',
    borderInlineStart: '4px solid var(--rule)',
    background: 'var(--surface)',
    padding: '0.85em 1.15em',
    direction: 'ltr',
    lineHeight: '1.55',
  },
  ':is(hr, h2, h3, h4) + :not(h2, h3, h4, h5, h6)': { marginBlockStart: '0' },
  mark: { background: 'var(--highlight)', color: 'inherit' },

  table: {
    minWidth: 'min(100%, var(--measure))',
    fontSize: '0.9em',
    lineHeight: '1.5',
    overflowWrap: 'break-word',
  },
  'th, td': {
    minWidth: '8em',
    maxWidth: '26em',
    paddingBlock: '0.5em',
    paddingInlineEnd: '1.25em',
    textAlign: 'start',
    verticalAlign: 'baseline',
  },
  th: { fontWeight: '600' },
  'thead th': { verticalAlign: 'bottom' },
  'tr + tr, tbody + tbody': { borderBlockStart: '1px solid var(--rule)' },
  thead: { borderBlockEnd: '1px solid var(--rule-strong)' },

  'figure, .recording': { display: 'block', marginBlock: '2em' },
  'figure > *': { marginBlock: '0' },
  figcaption: {
    marginBlockStart: '0.6em',
    color: 'var(--ink-muted)',
    fontSize: 'var(--size-note)',
    lineHeight: '1.45',
  },
  /* A picture may stand in a sentence; where it stands alone, its paragraph gives the space. */
  img: { display: 'inline-block', background: 'var(--surface)' },

  details: {
    marginBlock: '1.25em',
    borderBlock: '1px solid var(--rule)',
    paddingBlock: '0.6em',
  },
  summary: { cursor: 'pointer', fontWeight: '600' },
} as const;

export default { theme: { typography: { DEFAULT: { css: elements } } } };
