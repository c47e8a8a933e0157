import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition, Post } from '#newsroom/edition.ts';
import type { Finding } from '#newsroom/findings.ts';
import { environment } from '#site/environment.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import { pictureIn } from '#sources/public-pictures.ts';
import { surveyPhoto } from '#syndication/cards/crop.ts';
import { drawMissing } from '#syndication/cards/draw.ts';
import type { Photo } from '#syndication/cards/pictures.ts';
import { type Sharing, sharingOf } from '#syndication/sharing.ts';

/** What was drawn for a build, and what there is to say about it. */
export type Drawn = { names: string[]; findings: Finding[] };

/** Where pictures for sharing are kept between builds; each is drawn once. */
export const cardsFolder = (): string => path.join(environment().dataDir, 'cards');

/**
 * Draws the pictures for sharing that are not there yet, and writes for the pages which
 * picture is whose (`sharing.json`, see app/sharing.ts).
 */
export async function drawSharing(
  buildDir: string,
  record: BuildRecord,
  edition: Edition,
): Promise<Drawn> {
  const { photos, findings } = await surveyPhotos(record, edition);
  const sharing = sharingOf(edition, ({ path }) => photos.get(path) ?? null);
  const wanted = [...sharing.values()].flatMap(({ share, plain, file }) =>
    [share, ...plain].map((picture) => ({ picture, file })),
  );
  const drawn = await drawMissing(wanted, cardsFolder());
  await writeFile(path.join(buildDir, 'sharing.json'), JSON.stringify(forPages(sharing)));
  return {
    names: [...new Set(wanted.map(({ picture }) => picture.name))],
    findings: [...findings, ...drawn.findings],
  };
}

async function surveyPhotos(record: BuildRecord, { posts, unlisted }: Edition) {
  const photos = new Map<string, Photo>();
  const findings: Finding[] = [];
  for (const post of [...posts, ...unlisted]) {
    const file = ownPicture(record, post);
    if (!file) continue;
    const { photo, remark } = await surveyPhoto(path.join(record.contentDir, file));
    if (photo) photos.set(post.path, photo);
    if (remark) {
      findings.push({ severity: 'warning', file: post.file, line: 1, column: 1, ...remark });
    }
  }
  return { photos, findings };
}

/** The picture that the editor chose for sharing, else the post's own. */
function ownPicture(record: BuildRecord, { file, seo, image }: Post): string | undefined {
  const src = seo.image ?? image?.src;
  return src === undefined ? undefined : pictureIn(record, file, src)?.file;
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
