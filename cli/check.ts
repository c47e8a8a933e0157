import { report } from '#newsroom/report.ts';
import { hasErrors, prepare } from '#publishing/build/prepare.ts';
import { firstSteps } from '#publishing/build/summary.ts';
import { photosWithin, surveySharePhotos } from '#studio/share-photos.ts';
import { run } from './run.ts';

/** `npm run check`: what stands in the content folder, every warning included. */
await run(async () => {
  const { edition, record } = await prepare('writers');
  const { findings } = await surveySharePhotos(
    record,
    edition,
    photosWithin(record.contentDir),
  );
  console.log(report({ ...edition, findings: [...edition.findings, ...findings] }));
  for (const line of firstSteps(edition)) console.log(line);
  if (hasErrors(edition)) process.exitCode = 1;
});
