import { MATHML, OLD_MATHML } from './mathml.ts';

/**
 * What becomes of each element that HTML knows, when a post writes it. The rule: what can run
 * goes, what a reader would see stays, what would disturb the page around it changes its
 * name, and what HTML does not know was never meant as HTML.
 */
export type Treatment =
  /** Under the name given, which is another where its own would disturb the page. */
  | { as: 'kept'; name: string; align?: 'center' }
  /** The tags go, what stands between them stays; `silent` where nothing is missed. */
  | { as: 'opened'; silent: boolean }
  /** It goes with all that it holds; `silent` where the page says it in another way. */
  | { as: 'dropped'; silent: boolean }
  | { as: 'unknown' };

const words = (text: string) => text.trim().split(/\s+/);

export const KEPT = new Set([
  ...MATHML,
  ...words(`
    a abbr article audio b bdi bdo blockquote br caption cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark
    ol p pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td
    tfoot th thead time tr track u ul var video wbr
  `),
]);

const RENAMED: Record<string, string> = {
  acronym: 'abbr',
  strike: 's',
  tt: 'code',
  dir: 'ul',
  menu: 'ul',
  center: 'div',
  // A page has one of these landmarks, and its own; a closed dialog would hide its text.
  ...Object.fromEntries(
    words('address aside dialog footer header main nav search').map((name) => [name, 'div']),
  ),
};

/** Only looks, or frames around what stays: the design decides, and no text is lost. */
const OPENED_SILENTLY = new Set(
  words(`
    big blink body datalist fieldset font hgroup html label legend marquee meter nobr noscript
    optgroup option output picture progress
  `),
);

const OPENED = new Set([
  ...OLD_MATHML,
  ...words('button canvas form map object select textarea'),
]);

const DROPPED = new Set(
  words('area base embed head input link meta param script style svg template title'),
);

/** A formula once more, in TeX or as its meaning. */
const DROPPED_SILENTLY = new Set(['annotation', 'annotation-xml']);

export const VOID = new Set(
  words('area base br col embed hr img input link meta param source track wbr'),
);

/** Elements whose end tag HTML lets authors leave out. */
export const END_IS_OPTIONAL = new Set(
  words('caption colgroup dd dt li p rp rt tbody td tfoot th thead tr'),
);

/** Elements that stand within a line of text. */
export const PHRASING = new Set([
  ...MATHML,
  ...OLD_MATHML,
  ...words(`
    a abbr audio b bdi bdo br cite code data del dfn em i iframe img input ins kbd label mark q rp
    rt ruby s samp small span strong sub sup time u var video wbr
  `),
]);

/** @param name in lower case */
export function treatmentOf(name: string): Treatment {
  if (KEPT.has(name)) return { as: 'kept', name };
  const renamed = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
  if (renamed) {
    return { as: 'kept', name: renamed, ...(name === 'center' && { align: 'center' }) };
  }
  if (OPENED_SILENTLY.has(name)) return { as: 'opened', silent: true };
  if (OPENED.has(name)) return { as: 'opened', silent: false };
  if (DROPPED_SILENTLY.has(name)) return { as: 'dropped', silent: true };
  return DROPPED.has(name) ? { as: 'dropped', silent: false } : { as: 'unknown' };
}
