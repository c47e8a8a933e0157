import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { fetchPage } from '../crawl.ts';
import { everyPage } from '../pages.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Both ways to close `<br>` are HTML.
  rules: { 'void-style': 'off' },
});

for (const [name, address] of everyPage) {
  test(`${name} is valid HTML`, async ({ request }) => {
    const { html } = await fetchPage(request, address);
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => {
          const around = html.split('\n')[line - 1]?.slice(column - 40, column + 60);
          return `${ruleId}: ${message} … ${around}`;
        }),
      ),
    ).toEqual([]);
  });
}
