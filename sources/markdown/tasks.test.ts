import { expect, test } from 'vitest';
import { htmlOf } from './test-render.ts';

test('the box of a task is labelled by its text, without lists beneath it', async () => {
  expect(await htmlOf('- [x] a *b*\n  - c\n- [ ] d')).toBe(
    '<ul class="contains-task-list"> <li class="task-list-item"><label><input type="checkbox" checked disabled> a <em>b</em> </label><ul> <li>c</li> </ul> </li> <li class="task-list-item"><label><input type="checkbox" disabled> d</label></li> </ul>',
  );
});

test('the label of a task with several paragraphs is the first', async () => {
  expect(await htmlOf('- [ ] a\n\n  b')).toContain(
    '<p><label><input type="checkbox" disabled> a</label></p> <p>b</p>',
  );
});
