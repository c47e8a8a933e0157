import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

test('links to other sites are marked; those within the site are not', async () => {
  expect(await htmlOf('[a](https://a.org)')).toBe(
    '<p><a href="https://a.org" rel="external noopener" class="external">a</a></p>',
  );
  for (const href of ['/blog/x', 'x', '#x', '?x', 'mailto:a@b.org', 'tel:+1']) {
    expect(await htmlOf(`[a](${href})`)).toBe(`<p><a href="${href}">a</a></p>`);
  }
  expect(await htmlOf('<a href="//a.org">a</a>')).toContain('class="external"');
});

test('links to our own origin are not external', async () => {
  const origins = ['https://openinfra.org'];
  const { html } = await render(
    '[a](https://openinfra.org/x) [b](https://openinfra.org.evil.example)',
    {
      origins,
    },
  );
  expect(html).toContain('<a href="https://openinfra.org/x">a</a>');
  expect(html.match(/class="external"/g)).toHaveLength(1);
});

test('an address without a scheme gets it, with a warning that shows the whole', async () => {
  const { html, findings } = await render(
    'Of [OpenStack](openstack.org) and [us](press@a.org)',
  );
  expect(html).toContain('href="https://openstack.org"');
  expect(html).toContain('href="mailto:press@a.org"');
  expect(findings[0]).toMatchObject({
    severity: 'warning',
    rule: 'scheme-less-link',
    line: 1,
    column: 4,
    repair: 'Write “https://openstack.org”.',
  });
});

test('a link that leads nowhere is its text alone', async () => {
  const { html, found } = await render('[a *b*](<>) and [c](javascript:x) and <a>d</a>');
  expect(html.trim()).toBe('<p>a <em>b</em> and c and d</p>');
  expect(found).toEqual(['1:1 empty-link', '1:17 removed-html']);
});

test('a link without text is named by its address', async () => {
  const { html, text, found } = await render('x [](https://www.a.org/b%20c)');
  expect(html).toContain('class="external bare-link" aria-label="a.org/b c"></a>');
  expect(text).toBe('x');
  expect(found).toEqual(['1:3 empty-link']);
});

test('a link without text is hidden where other words lead to the same address', async () => {
  const { html, found } = await render('[](https://a.org)[A](https://a.org)');
  expect(html).toMatch(/<a href="https:\/\/a.org"[^>]* hidden><\/a><a [^>]*>A<\/a>/);
  expect(found).toEqual(['1:1 empty-link']);
});

test('a link around a picture has the name of the picture, else its address', async () => {
  expect(await htmlOf('[![A duck](a.png)](/x)')).toBe(
    '<p><a href="/x"><img src="a.png" alt="A duck"></a></p>',
  );
  expect(await htmlOf('[![](a.png)](/x)')).toBe(
    '<p><a href="/x" aria-label="/x"><img src="a.png" alt=""></a></p>',
  );
});
