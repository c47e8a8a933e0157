import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition } from '#newsroom/edition.ts';
import { type Finding, formatFinding } from '#newsroom/findings.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import { cardsFolder, surveySharePhotos, within } from '#studio/share-photos.ts';
import { drawMissing } from '#syndication/cards/draw.ts';
import { type Sharing, sharingOf } from '#syndication/sharing.ts';
import { ContentErrors } from './run.ts';

/** What was drawn for a build, and what there is to say about it. */
export type Drawn = { names: string[]; findings: Finding[] };

/**
 * Draws the pictures for sharing that are not there yet, and writes for the pages which
 * picture is whose (`sharing.json`, see app/sharing.ts).
 * @throws ContentErrors where a picture could not be drawn
 */
export async function drawSharing(
  buildDir: string,
  record: BuildRecord,
  edition: Edition,
): Promise<Drawn> {
  const { photos, findings } = await surveySharePhotos(
    record,
    edition,
    within(record.contentDir),
  );
  const sharing = sharingOf(edition, ({ path }) => photos.get(path) ?? null);
  const wanted = [...sharing.values()].flatMap(({ share, plain, file }) =>
    [share, ...plain].map((picture) => ({ picture, file })),
  );
  const drawn = await drawMissing(wanted, cardsFolder());
  const errors = drawn.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ContentErrors([...errors.map(formatFinding), 'Nothing was built.'].join('\n'));
  }
  await writeFile(path.join(buildDir, 'sharing.json'), JSON.stringify(forPages(sharing)));
  return {
    names: [...new Set(wanted.map(({ picture }) => picture.name))],
    findings: [...findings, ...drawn.findings],
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
