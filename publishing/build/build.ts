import { type BuildRecord, writeBuildRecord } from '#sources/build-record.ts';
import { compiledCode } from './compiled.ts';
import { bundleDesk } from './desk.ts';
import { drawSharing } from './draw-cards.ts';
import { type Encoded, encodePictures, type MadePictures } from './encode-pictures.ts';
import { cutFonts } from './fonts/cut.ts';
import { bundleIslands, shareIslands } from './islands.ts';
import { project, writeSettings } from './next.ts';
import type { Prepared } from './prepared.ts';
import type { OnStep } from './step-log.ts';
import type { Workers } from './workers.ts';

/** What a release is put together from, beside the pages that are still to be made. */
export type Built = {
  /** Folder of the compiled code. */
  code: string;
  sharing: MadePictures;
  pictures: MadePictures<Encoded>;
};

/**
 * Makes ready what pages are made from, and the pictures to which they refer.
 * @param workers the processes that draw
 * @param onStep is told what is being done
 * @throws where Next fails
 */
export async function build(
  prepared: Prepared,
  workers: Pick<Workers, 'draw'>,
  onStep: OnStep = () => undefined,
): Promise<Built> {
  const { buildDir, record } = prepared;
  onStep('compiling');
  const code = await compiledCode(prepared.code);
  onStep('pictures');
  await writeBuildRecord(buildDir, record);
  await shareIslands(code, buildDir);
  const sharing = await drawSharing(prepared, workers, (progress) =>
    onStep('pictures', progress),
  );
  const pictures = await encodePictures(prepared);
  return { code, sharing, pictures };
}

/** Writes what pages and `next.config.ts` read of a build. */
export async function writeForNext({ buildDir, record, edition }: Prepared): Promise<void> {
  await writeBuildRecord(buildDir, record);
  await bundleIslands(project, buildDir);
  await cutFonts(project);
  await bundleDesk(project, buildDir);
  const { redirects } = edition;
  await writeSettings(buildDir, { redirects, pictureFolders: pictureFolders(record) });
}

/** First parts of the addresses under which posts name their pictures: `media`, `img`. */
export function pictureFolders({ pictures }: BuildRecord): string[] {
  return [...new Set(Object.keys(pictures).map((address) => address.split('/')[1] ?? ''))];
}
