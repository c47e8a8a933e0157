/**
 * Makes one element like another, and touches only what differs: pictures that stay are not
 * loaded again, and the page does not jump.
 * @param fresh of a document of its own; its parts are moved over
 */
export function patch(shown: Element, fresh: Element): void {
  patchAttributes(shown, fresh);
  const [before, after] = [[...shown.childNodes], [...fresh.childNodes]];
  const same = (a: Node | undefined, b: Node | undefined) => !!a && !!b && a.isEqualNode(b);
  let start = 0;
  while (same(before[start], after[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    same(before.at(-1 - end), after.at(-1 - end))
  ) {
    end += 1;
  }
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  if (old.length === young.length) {
    old.forEach((node, index) => {
      exchange(node, young[index]);
    });
    return;
  }
  const following = before[before.length - end] ?? null;
  for (const node of old) shown.removeChild(node);
  for (const node of young)
    shown.insertBefore(shown.ownerDocument.importNode(node, true), following);
}

/** A paragraph in which somebody writes stays, and its words change. */
function exchange(shown: ChildNode, fresh: ChildNode | undefined): void {
  if (!fresh || shown.isEqualNode(fresh)) return;
  if (isElement(shown) && isElement(fresh) && shown.nodeName === fresh.nodeName) {
    patch(shown, fresh);
  } else {
    shown.replaceWith(shown.ownerDocument?.importNode(fresh, true) ?? '');
  }
}

function patchAttributes(shown: Element, fresh: Element): void {
  for (const { name } of [...shown.attributes]) {
    if (!fresh.hasAttribute(name)) shown.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
}

/** By its type: an element of the frame is of none of this window's classes. */
const isElement = (node: Node): node is Element => node.nodeType === 1;
