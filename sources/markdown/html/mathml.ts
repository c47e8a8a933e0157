/**
 * The elements of MathML Core that show a formula. What could hold other languages or actions
 * (`annotation-xml`, `maction`, `mglyph`) is not among them.
 */
export const MATHML =
  `math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts
  mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
  semantics`.split(/\s+/);

/** Elements of older MathML that browsers do not lay out, though formulas hold them. */
export const OLD_MATHML = ['maction', 'menclose', 'mfenced', 'mlabeledtr'];

/** What says how a formula is set, and nothing of how the page looks. */
const SETTING =
  `accent accentUnder columnSpan display displayStyle fence form height largeOp lspace
  lineThickness mathVariant maxSize minSize movableLimits rowSpan rspace scriptLevel separator
  stretchy symmetric depth voffset width`
    .split(/\s+/)
    .flatMap((name) => [name, name.toLowerCase()]);

const SHORT = /^[\w%.-]{1,20}$/;

/** Attributes of each, for the allow-list. */
export const MATHML_ATTRIBUTES = Object.fromEntries(
  MATHML.map((name) => [
    name,
    SETTING.map((attribute): [string, RegExp] => [attribute, SHORT]),
  ]),
);
