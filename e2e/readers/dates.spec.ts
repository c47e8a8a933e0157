import { expect, test } from '../reader.ts';

test.use({ timezoneId: 'America/Los_Angeles', locale: 'de-DE' });

/** Each way to write a date, and the date that readers get. */
const instants: Record<string, { instant: string; day: RegExp }> = {
  'one-digit-date': { instant: '2025-02-06T09:30:56.289Z', day: /\b6\b.*2025/ },
  'date-only': { instant: '2025-02-05T00:00:00.000Z', day: /\b5\b.*2025/ },
  'date-with-offset': { instant: '2025-02-04T01:30:00.000+09:00', day: /\b4\b.*2025/ },
  'date-without-zone': { instant: '2025-02-02T23:30:00.000Z', day: /\b2\b.*2025/ },
};

for (const [slug, { instant, day }] of Object.entries(instants)) {
  test(`a reader far from Greenwich sees the day of its author, else in UTC: ${slug}`, async ({
    page,
  }) => {
    await page.goto(`/blog/${slug}`);
    const date = page.getByRole('article').first().locator('time').first();
    await expect(date).toHaveAttribute('datetime', instant);
    await expect(date).toHaveText(/^[A-Z][a-z]+|^\d/);
    await expect(date).toHaveText(day);
  });
}
