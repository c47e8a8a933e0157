/** A message above the page, until it is closed or replaced by one of the same kind. */
export type Notice = {
  /** There is one of each kind at a time. */
  kind: string;
  text: string;
  /** Whether the editor has to do something about it. */
  urgent?: boolean;
  actions?: readonly NoticeAction[];
};

export type NoticeAction = { label: string } & (
  | { href: string }
  | { run: (button: HTMLButtonElement) => void }
  | {
      /** What is chosen beside the button, under this name. */
      choice: string;
      from: readonly string[];
      first: string;
      run: (button: HTMLButtonElement, chosen: string) => void;
    }
);

const place = () => document.getElementById('desk-notices');

/** Shows a message, in the place of one of the same kind. */
export function showNotice({ kind, text, urgent = false, actions = [] }: Notice): void {
  const notice = document.createElement('section');
  notice.className = urgent ? 'desk-notice desk-urgent' : 'desk-notice';
  notice.dataset.kind = kind;
  notice.setAttribute('role', urgent ? 'alert' : 'status');
  const words = document.createElement('p');
  words.textContent = text;
  notice.append(words, ...actions.map(actionElement), closeButton(kind));
  hideNotice(kind);
  place()?.append(notice);
}

export function hideNotice(kind: string): void {
  place()?.querySelector(`[data-kind="${kind}"]`)?.remove();
}

function actionElement(action: NoticeAction): HTMLElement {
  if ('href' in action) {
    const link = document.createElement('a');
    Object.assign(link, { href: action.href, target: '_blank', rel: 'noopener' });
    link.textContent = action.label;
    return link;
  }
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', textContent: action.label });
  if (!('choice' in action)) {
    button.addEventListener('click', () => action.run(button));
    return button;
  }
  const select = document.createElement('select');
  select.append(...action.from.map((one) => new Option(one, one, false, one === action.first)));
  button.addEventListener('click', () => action.run(button, select.value));
  const label = document.createElement('label');
  label.append(`${action.choice} `, select);
  const both = document.createElement('span');
  both.className = 'desk-choice';
  both.append(button, label);
  return both;
}

function closeButton(kind: string): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'desk-close', textContent: '×' });
  button.setAttribute('aria-label', 'Close this message');
  button.addEventListener('click', () => hideNotice(kind));
  return button;
}
