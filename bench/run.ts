import { compareSites } from './compare.ts';
import { measureCostlyTexts } from './costly-texts.ts';
import { measureEditing } from './editing.ts';
import { measureSpeed } from './speed.ts';

/** `npm run bench`: all measurements; `npm run bench <name>`: one of them. */
const measurements: Record<string, { heading: string; measure: () => Promise<void> }> = {
  speed: { heading: 'Requests a second, against `next start`', measure: measureSpeed },
  compare: { heading: 'The same posts by Astro and by Eleventy', measure: compareSites },
  'costly-texts': {
    heading: 'Texts that keep a parser busy, and who waits for them',
    measure: measureCostlyTexts,
  },
  editing: { heading: 'From an editor to reviewers and readers', measure: measureEditing },
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measurements);
for (const name of names) {
  const chosen = measurements[name];
  if (!chosen) throw new Error(`${name} is none of ${Object.keys(measurements).join(', ')}.`);
  console.log(`\n── ${chosen.heading} (npm run bench ${name})`);
  await chosen.measure();
}
