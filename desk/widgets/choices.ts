import type { Element } from '../decap.ts';

/** A field in which several things are chosen, one after the other. */
export type Choices = {
  id: string;
  /** What Decap gives to the frame of a field. */
  className: string;
  /** What the field is called, for those who do not see it. */
  label: string;
  chosen: readonly { name: string; remove: () => void }[];
  /** What can still be chosen. */
  offered: readonly string[];
  add: (name: string) => void;
  /** Whether a name that is not offered may be written. */
  free: boolean;
};

/** Chosen things with a button each that takes them away, and a field that adds one. */
export function choicesElement(choices: Choices): Element {
  const { className, chosen, free } = choices;
  const { h } = window;
  const list = h(
    'ul',
    null,
    chosen.map(({ name, remove }) =>
      h(
        'li',
        { key: name },
        name,
        h('button', { type: 'button', 'aria-label': `Remove ${name}`, onClick: remove }, '×'),
      ),
    ),
  );
  const field = free ? writtenElement(choices) : chosenElement(choices);
  return h('div', { className }, h('div', { className: 'desk-choices' }, list, field));
}

type Changed = { target: { value: string }; nativeEvent?: { inputType?: string } };

/** A list to choose from. */
function chosenElement({ id, label, offered, add }: Choices): Element {
  const { h } = window;
  const options = ['', ...offered].map((name) =>
    h('option', { key: name, value: name }, name || 'Add…'),
  );
  const onChange = ({ target }: Changed) => target.value && add(target.value);
  return h('select', { id, value: '', 'aria-label': `Add: ${label}`, onChange }, options);
}

type Pressed = { key: string; target: { value: string }; preventDefault: () => void };

/** A line to write in, which knows what is offered. */
function writtenElement({ id, label, offered, add }: Choices): Element {
  const take = (target: { value: string }) => {
    const name = target.value.trim();
    if (name) add(name);
    target.value = '';
  };
  const { h } = window;
  const input = h('input', {
    id,
    list: `${id}-offered`,
    placeholder: 'Add…',
    'aria-label': `Add: ${label}`,
    // A name that was chosen from the list comes whole, and not letter by letter.
    onInput: ({ target, nativeEvent }: Changed) => {
      if (nativeEvent?.inputType !== 'insertText' && offered.includes(target.value))
        take(target);
    },
    onKeyDown: (event: Pressed) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      take(event.target);
    },
    onBlur: ({ target }: Changed) => take(target),
  });
  const options = offered.map((name) => h('option', { key: name, value: name }));
  return h('span', null, input, h('datalist', { id: `${id}-offered` }, options));
}
