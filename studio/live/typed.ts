import type { Json, Typed } from '#site/studio-messages.ts';

/** What came as JSON, checked; null where it is not what the desk sends. */
export function typedFrom(value: unknown): Typed | null {
  if (!isGroup(value)) return null;
  const { file, data, pictures } = value;
  if (file !== null && typeof file !== 'string') return null;
  if (!isGroup(data) || !isGroup(pictures)) return null;
  const sizes = Object.entries(pictures).flatMap(([address, size]) =>
    isGroup(size) && isSide(size.width) && isSide(size.height)
      ? [[address, { width: size.width, height: size.height }] as const]
      : [],
  );
  // It was JSON, so that whatever it holds is JSON too.
  return { file, data: data as Record<string, Json>, pictures: Object.fromEntries(sizes) };
}

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000;

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
