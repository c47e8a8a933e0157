import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, formatFinding } from '#newsroom/findings.ts';
import { routes } from '#site/routes.ts';
import type { Picture } from '#sources/pictures/media.ts';
import { cardsFolder, photosWithin, surveySharePhotos } from '#studio/share-photos.ts';
import { type PhotoFile, type Survey, surveyPhoto } from '#syndication/cards/crop.ts';
import { drawMissing } from '#syndication/cards/draw.ts';
import { type Sharing, sharingOf } from '#syndication/sharing.ts';
import { memoStore } from '#system/memo-store.ts';
import type { MadePictures } from './encode-pictures.ts';
import type { Prepared } from './prepared.ts';
import type { Progress } from './step-log.ts';
import type { Workers } from './workers.ts';

/**
 * Draws the pictures for sharing that are not there yet, and writes for the pages which
 * picture is whose (`sharing.json`, see app/sharing.ts).
 * @throws where a card without a photo could not be drawn: a fault of ours, and not of the content
 */
export async function drawSharing(
  { buildDir, code, record, edition }: Prepared,
  workers: Pick<Workers, 'draw'>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<MadePictures> {
  const { look, keep } = rememberedSurveys(buildDir, code);
  const { photos, findings } = await surveySharePhotos(
    record,
    edition,
    photosWithin(record.contentDir),
    look,
  );
  const drawn = (sharing: Map<string, Sharing>) =>
    drawMissing(wantedFor(sharing), cardsFolder(), (missing, folder) =>
      workers.draw(missing, folder, (done) => onProgress({ done, of: missing.length })),
    );
  const withPhotos = sharingOf(edition, ({ path }) => photos.get(path) ?? null);
  const remarks = await drawn(withPhotos);
  const failed = new Set(remarks.filter(isError).map(({ file }) => file));
  // A photo that cannot be drawn stops nobody: its post is shared by a card without it.
  const sharing =
    failed.size === 0
      ? withPhotos
      : sharingOf(edition, ({ path, file }) =>
          failed.has(file) ? null : (photos.get(path) ?? null),
        );
  const errors = failed.size === 0 ? [] : (await drawn(sharing)).filter(isError);
  if (errors.length > 0) throw new Error(errors.map(formatFinding).join('\n'));
  const wanted = wantedFor(sharing);
  // Where a photo has changed meanwhile, the next build looks at it anew.
  await keep();
  const told = forPages(sharing);
  await writeFile(path.join(buildDir, 'sharing.json'), JSON.stringify(told));
  const names = new Set(wanted.map(({ picture }) => picture.name));
  return {
    files: [...names].map((name) => ({
      address: routes.card(name),
      source: path.join(cardsFolder(), name),
    })),
    told: new Map(Object.entries(told)),
    findings: [...findings, ...remarks.map(asWarning)],
  };
}

const wantedFor = (sharing: Map<string, Sharing>) =>
  [...sharing.values()].flatMap(({ share, plain, file }) =>
    [share, ...plain].map((picture) => ({ picture, file })),
  );

const isError = ({ severity }: Finding) => severity === 'error';
const asWarning = (finding: Finding): Finding => ({ ...finding, severity: 'warning' });

/** What was found of pictures is kept: each is decoded once, not for each edit. */
function rememberedSurveys(buildDir: string, code: string) {
  const surveys = memoStore<Survey>(path.join(buildDir, 'photos.jsonl'), code);
  return {
    async look(photo: PhotoFile, { version }: Picture): Promise<Survey> {
      const key = [photo.path, version].join('\0');
      const known = surveys.get(key);
      if (known) return known;
      const survey = await surveyPhoto(photo);
      surveys.set(key, survey);

      return survey;
    },
    keep: () => surveys.save(),
  };
}

function forPages(sharing: Map<string, Sharing>) {
  return Object.fromEntries(
    [...sharing].map(([page, { share, alt, plain }]) => [
      page,
      { share: { ...sized(share), alt }, plain: plain.map(sized) },
    ]),
  );
}

const sized = ({ name, width, height }: Sharing['share']) => ({ name, width, height });
