import { identity } from '#site/identity.ts';
import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

test.describe('a reader opens', () => {
  for (const [name, address] of everyPage) {
    test(`${name} and finds its headline, the news and the way home`, async ({ page }) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(name === 'a page that is not there' ? 404 : 200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      await expect(page.getByRole('main')).toBeVisible();
      const header = page.getByRole('banner');
      await expect(header.getByRole('link', { name: identity.name })).toHaveAttribute(
        'href',
        '/',
      );
      await expect(header.getByRole('link', { name: 'News' })).toHaveAttribute('href', '/blog');
      await expect(page.getByRole('contentinfo')).toBeVisible();
    });
  }
});

test('the home page opens with the story that an editor chose, though others are newer', async ({
  page,
}) => {
  await page.goto('/');
  const first = page
    .getByRole('main')
    .getByRole('link', { name: 'A long read with many sections' });
  const newest = page.getByRole('main').getByRole('link', { name: /^A title of two hundred/ });
  const [lead, other] = [await first.first().boundingBox(), await newest.first().boundingBox()];
  expect(lead?.y).toBeLessThan(other?.y ?? 0);
});

test('the home page shows the newest posts and each category with its own', async ({
  page,
}) => {
  await page.goto('/');
  const main = page.getByRole('main');
  for (const label of [
    'Test Notes',
    'Markdown & HTML',
    'Languages',
    'OldAddresses',
    'States',
  ]) {
    const section = main.getByRole('region', { name: label });
    await expect(section.getByRole('link', { name: label })).toHaveAttribute(
      'href',
      /^\/blog\/category\//,
    );
  }
  const languages = main.getByRole('region', { name: 'Languages' });
  const stories = languages.locator('h3 a, h4 a');
  expect(await stories.count()).toBeGreaterThan(0);
  for (const story of await stories.all()) {
    expect(await story.getAttribute('href')).toMatch(
      /^\/blog\/(unbroken-word|korean|arabic|hebrew-without-language|japanese|thai|hindi|%ED.*|category-shapes)$/,
    );
  }
});

test('a category without posts is offered nowhere', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Nothing Here')).toHaveCount(0);
  expect((await page.request.get('/blog/category/nothing-here')).status()).toBe(404);
});

test('a list shows the newest twenty and leads on to years', async ({ page }) => {
  await page.goto('/blog');
  const stories = page.getByRole('main').getByRole('article');
  await expect(stories).toHaveCount(20);
  await expect(stories.first()).toContainText('A title of two hundred characters');
  await page.getByRole('main').getByRole('link', { name: /^2023/ }).click();
  await expect(page).toHaveURL('/blog/archive/2023');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2023');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(14);
});

test('a year shows all of its posts, and no other', async ({ page }) => {
  await page.goto('/blog/archive/2025');
  const stories = page.getByRole('main').getByRole('article');
  expect(await stories.count()).toBeGreaterThan(20);
  for (const date of await stories.locator('time').all()) {
    expect(await date.getAttribute('datetime')).toMatch(/^2025-/);
  }
});

test('the years of a category lead to posts of that category alone', async ({ page }) => {
  await page.goto('/blog/category/test-notes');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(20);
  await page.getByRole('main').getByRole('link', { name: /^2025/ }).click();
  await expect(page).toHaveURL('/blog/category/test-notes/2025');
  const main = page.getByRole('main');
  await expect(main.locator('a[href="/blog/plain-category"]')).toBeVisible();
  await expect(main.locator('a[href="/blog/korean"]')).toHaveCount(0);
});

test('posts of one category stand together, however the frontmatter names it', async ({
  page,
}) => {
  await page.goto('/blog/category/test-notes/2025');
  const main = page.getByRole('main');
  for (const slug of ['plain-category', 'category-shapes', 'contradicting-category']) {
    await expect(main.locator(`a[href="/blog/${slug}"]`)).toBeVisible();
  }
  await page.goto('/blog/category/languages');
  await expect(main.locator('a[href="/blog/category-shapes"]')).toBeVisible();
  await expect(main.locator('a[href="/blog/contradicting-category"]')).toHaveCount(0);
});

test('a category that no list names has its page all the same', async ({ page }) => {
  await page.goto('/blog/category/unheard-of');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unheard Of');
});

test('a post says who wrote it, when, under which category, and how long it takes', async ({
  page,
}) => {
  await page.goto('/blog/code');
  const post = page.getByRole('article').first();
  await expect(post.getByRole('heading', { level: 1 })).toHaveText('Code in several languages');
  await expect(post.getByRole('link', { name: 'Test Author' })).toHaveAttribute(
    'href',
    '/blog/author/test-author',
  );
  await expect(post.getByRole('link', { name: 'Markdown & HTML' })).toHaveAttribute(
    'href',
    '/blog/category/markdown-html',
  );
  const date = post.locator('time').first();
  await expect(date).toHaveAttribute('datetime', '2025-05-14T09:00:00.000Z');
  await expect(date).toContainText('2025');
  await expect(post).toContainText(/\d+ min/);
});

test('a reader goes from a post to the older one and back', async ({ page }) => {
  await page.goto('/blog/korean');
  const ways = page.getByRole('navigation', { name: /older|newer/i });
  await ways.getByRole('link', { name: /Older/ }).click();
  await expect(page).toHaveURL('/blog/arabic');
  await ways.getByRole('link', { name: /Newer/ }).click();
  await expect(page).toHaveURL('/blog/korean');
});

test('a post leads to others that are related, never to itself', async ({ page }) => {
  await page.goto('/blog/code');
  const related = page.getByRole('region', { name: /related|more/i });
  await expect(related.getByRole('link').first()).toBeVisible();
  await expect(related.locator('a[href="/blog/code"]')).toHaveCount(0);
});

test('a long post has a table of contents whose entries lead to its sections', async ({
  page,
}) => {
  await page.goto('/blog/long-read');
  await page
    .getByRole('navigation', { name: /in this post|contents/i })
    .getByRole('link', { name: 'Section 5', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Section 5', exact: true })).toBeInViewport();
  await page.goto('/blog/published');
  await expect(page.getByRole('navigation', { name: /in this post|contents/i })).toHaveCount(0);
});

test('a corrected post says what was wrong and when, newest first, before its text', async ({
  page,
}) => {
  await page.goto('/blog/corrected');
  const post = page.getByRole('article').first();
  const text = await post.innerText();
  const [newest, older, body] = ['wrong day', 'wrong number', 'This paragraph was written'].map(
    (words) => text.indexOf(words),
  );
  expect(newest).toBeGreaterThan(-1);
  expect(older).toBeGreaterThan(newest ?? 0);
  expect(body).toBeGreaterThan(older ?? 0);
  await expect(post.locator('time[datetime="2025-03-12T10:00:00.000Z"]').first()).toBeVisible();
});

test('a republication names and links the original', async ({ page }) => {
  await page.goto('/blog/republication');
  await expect(
    page.getByRole('main').locator('a[href="https://original.example/first-published-here"]'),
  ).toBeVisible();
});

test('a post’s own picture is shown with its alternative text', async ({ page }) => {
  await page.goto('/blog/own-picture');
  const picture = page
    .getByRole('img', { name: 'A colour gradient from blue to orange' })
    .first();
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});

test('an author’s page has name, company and posts', async ({ page }) => {
  await page.goto('/blog/author/second-tester');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Second Tester');
  await expect(main).toContainText('Example Foundation');
  await expect(main.locator('a[href="/blog/author-list"]')).toBeVisible();
});

test('two spellings of one person share a page', async ({ page }) => {
  await page.goto('/blog/author/angstrom-tester');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Ångström Tester');
  await expect(main.locator('a[href="/blog/accented-spelling"]')).toBeVisible();
  await expect(main.locator('a[href="/blog/plain-spelling"]')).toBeVisible();
});

test('three authors in one string are three people', async ({ page }) => {
  await page.goto('/blog/three-authors');
  const post = page.getByRole('article').first();
  for (const slug of ['test-author', 'second-tester', 'third-tester']) {
    await expect(post.locator(`a[href="/blog/author/${slug}"]`)).toBeVisible();
  }
});

test('a string that an author file names whole is one author', async ({ page }) => {
  await page.goto('/blog/whole-name');
  await expect(
    page
      .getByRole('article')
      .first()
      .getByRole('link', { name: 'Fourth Tester and Fifth Tester' }),
  ).toHaveAttribute('href', '/blog/author/fourth-tester-and-fifth-tester');
});

test('an author without a file has a page with the posts', async ({ page }) => {
  await page.goto('/blog/author/fileless-tester');
  await expect(
    page.getByRole('main').locator('a[href="/blog/author-without-file"]'),
  ).toBeVisible();
});

test('every channel of the foundation stands on the page of feeds and channels', async ({
  page,
}) => {
  await page.goto('/subscribe');
  for (const { label, href } of identity.channels) {
    await expect(
      page.getByRole('main').getByRole('link', { name: label, exact: true }),
    ).toHaveAttribute('href', href);
  }
});

test('a page that is not there says so and leads on', async ({ page }) => {
  await page.goto('/blog/no-such-post');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(main.getByRole('link').first()).toBeVisible();
});
