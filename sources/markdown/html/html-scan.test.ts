import { expect, test } from 'vitest';
import { scanHtml } from './html-scan.ts';

const pieces = (html: string) =>
  scanHtml(html).map(({ kind, start, end }) => `${kind} ${html.slice(start, end)}`);

test('tags, text and comments follow each other without a gap', () => {
  const html = '<!-- a -->x <b class="c">y</b><?php z ?><!DOCTYPE html><br/>';
  expect(pieces(html)).toEqual([
    'comment <!-- a -->',
    'text x ',
    'open <b class="c">',
    'text y',
    'close </b>',
    'instruction <?php z ?>',
    'instruction <!DOCTYPE html>',
    'open <br/>',
  ]);
});

test.each([
  ['<a title="1 > 0">', 'in double quotes'],
  ["<a title='1 > 0'>", 'in single quotes'],
  ['<a b = "1 > 0">', 'with spaces around the sign'],
  ['<a / b="1 > 0">', 'behind a stray slash'],
])('a closing bracket in an attribute does not end the tag: %s', (html) => {
  expect(pieces(html)).toEqual([`open ${html}`]);
});

test('a quotation mark that opens no value ends nothing', () => {
  expect(pieces(`<a b'c>d' e>`)).toEqual([`open <a b'c>`, `text d' e>`]);
  expect(pieces('<a b=c"d>e')).toEqual(['open <a b=c"d>', 'text e']);
});

test('a bracket that begins no complete tag is text, and so is what follows', () => {
  expect(pieces('<div class="x><b>y</b>')).toEqual([
    'literal <',
    'text div class="x>',
    'open <b>',
    'text y',
    'close </b>',
  ]);
  expect(pieces('a < b')).toEqual(['text a ', 'literal <', 'text  b']);
});

test('what stands in a script or a text area is not HTML', () => {
  expect(pieces('<script>if (a<b) "<i>"</script >x')).toEqual([
    'open <script>',
    'literal if (a<b) "<i>"',
    'close </script >',
    'text x',
  ]);
  expect(pieces('<title>a<b>c')).toEqual(['open <title>', 'text a', 'open <b>', 'text c']);
});

test('a comment that nothing ends reaches to the end', () => {
  expect(scanHtml('a<!-- b')).toContainEqual({
    kind: 'comment',
    closed: false,
    start: 1,
    end: 7,
  });
  expect(pieces('<!-->a')).toEqual(['comment <!-->', 'text a']);
});

test('a hundred thousand broken tags take no longer than they should', () => {
  expect(scanHtml('<a "'.repeat(100_000))).toHaveLength(200_000);
  expect(scanHtml(`${'<iframe>'.repeat(100_000)}`)).toHaveLength(100_000);
});

test('ends names and comments where the parser that follows does', () => {
  // A no-break space is no space in a tag.
  expect(scanHtml('<b\u00A0x>')).toMatchObject([{ kind: 'open', name: 'b\u00A0x' }]);
  expect(pieces('<!-- a --!>b')).toEqual(['comment <!-- a --!>', 'text b']);
});
