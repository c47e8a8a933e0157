import { expect, test } from 'vitest';
import { schema, serialiseJsonLd } from './schema.ts';

test('nothing in a value ends the script that it stands in', () => {
  const name = '</script><script>alert(1)</script><!-- & \u2028\u2029 ]]>';
  const written = serialiseJsonLd(schema('Thing', { name }));
  expect(written).not.toMatch(/[<>&\u2028\u2029]/);
  expect(written).toContain(String.raw`\u003c/script\u003e`);
  expect(JSON.parse(written).name).toBe(name);
});

test('what is not known is not said', () => {
  expect(serialiseJsonLd(schema('Thing', { name: undefined }))).toBe(
    '{"@context":"https://schema.org","@type":"Thing"}',
  );
});
