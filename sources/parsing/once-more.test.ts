import { expect, test, vi } from 'vitest';
import { onceMoreAlone } from './once-more.ts';
import { TooCostly } from './too-costly.ts';

test('what was too costly beside others is done when nothing else runs', async () => {
  const running = new Set<string>();
  const seen: string[][] = [];
  let end: () => void = () => undefined;
  const other = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = (name: string, failures: number, until: Promise<void>) => {
    let tries = 0;
    return onceMoreAlone(async () => {
      running.add(name);
      await until;
      seen.push([name, ...running].sort());
      running.delete(name);
      tries += 1;
      if (tries <= failures) throw new TooCostly('takes too long');
      return name;
    });
  };
  const now = Promise.resolve();
  const both = Promise.all([work('a', 1, now), work('b', 1, now), work('slow', 0, other)]);
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  end();
  expect(await both).toEqual(['a', 'b', 'slow']);
  // The second tries come last, and by themselves.
  expect(seen.slice(3)).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

test('what is too costly alone, too, is refused', async () => {
  const work = vi.fn(async () => {
    throw new TooCostly('takes too long');
  });
  await expect(onceMoreAlone(work)).rejects.toThrow(TooCostly);
  expect(work).toHaveBeenCalledTimes(2);
});

test('any other failure is not tried again', async () => {
  const work = vi.fn(async () => {
    throw new Error('no');
  });
  await expect(onceMoreAlone(work)).rejects.toThrow('no');
  expect(work).toHaveBeenCalledTimes(1);
});
