import { report } from '#newsroom/report.ts';
import { photosWithin, surveySharePhotos } from '#studio/share-photos.ts';
import { hasErrors, prepare } from './builds.ts';
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
  if (hasErrors(edition)) process.exitCode = 1;
});
