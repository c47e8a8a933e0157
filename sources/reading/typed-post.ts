import type { Post } from '#newsroom/edition.ts';
import type { Finding } from '#newsroom/findings.ts';
import { readPostFrontmatter } from '#newsroom/frontmatter/frontmatter.ts';
import { compareDates } from '#newsroom/order.ts';
import { publicFrom } from '#newsroom/publication.ts';
import { presentBody } from '../markdown/present.ts';
import { locatePicture, refusalOf } from '../pictures/media.ts';
import { renderPost } from '../render-post.ts';
import { editionOf, type Source, sourceOf } from '../source.ts';
import type { ArchiveReading } from './archive.ts';
import { archiveManuscript } from './read-post.ts';

/** A post as it stands in a form, not in a file. */
export type TypedPost = {
  /** Path within the content folder, where it is or would be. */
  file: string;
  /** Fields as in frontmatter. */
  fields: Readonly<Record<string, unknown>>;
  /** Markdown. */
  text: string;
  /** Pictures that are not in the folder yet, by the address under which the post names them. */
  pictures: Readonly<Record<string, { width: number; height: number }>>;
};

/** Its document is held in memory: what is being typed would fill the disk. */
const DOCUMENT = 'typed';

/** Nothing in a file starts on another line than the first, for what is in none. */
const WHERE = { line: 1, column: 1 };

/**
 * Shows a post that is being typed among those of the content folder, as it will be once it is
 * published. All the others were read before, so that a keystroke costs one post.
 * @returns the errors because of which it cannot be shown
 */
export async function withTypedPost(
  reading: ArchiveReading,
  { file, fields, text, pictures }: TypedPost,
  now: Date,
): Promise<{ source: Source; post: Post } | { errors: Finding[] }> {
  const read = readPostFrontmatter(begun(fields, now), { file, position: () => WHERE });
  const lang = read.kind === 'post' ? read.manuscript.lang : null;
  const rendered = await renderPost(file, text, WHERE.line, lang);
  const errors = [...read.findings, ...rendered.findings].filter(
    ({ severity }) => severity === 'error',
  );
  if (read.kind !== 'post' || errors.length > 0) return { errors };

  const manuscript = {
    ...archiveManuscript(read, rendered.body, DOCUMENT),
    draft: false,
    expiryDate: null,
  };
  const { archive, layout } = reading;
  const others = archive.manuscripts.filter((other) => other.file !== file);
  const [, instant = ''] = [now.toISOString(), publicFrom(manuscript)].sort(compareDates);
  const shown: ArchiveReading = {
    ...reading,
    archive: { ...archive, manuscripts: [...others, manuscript] },
    pictures: {
      ...reading.pictures,
      ...Object.fromEntries(
        Object.entries(pictures).flatMap(([src, size]) => {
          const place = locatePicture(layout, file, src);
          return place && !refusalOf(place.address)
            ? [[place.address, { ...place, ...size, version: DOCUMENT }]]
            : [];
        }),
      ),
    },
  };
  const source = sourceOf(shown, editionOf(shown, instant));
  const { posts, unlisted } = source.edition;
  const post = [...posts, ...unlisted].find((one) => one.file === file);
  if (!post) throw new Error(`${file} was read, and is not in the edition.`);
  return { source: { ...source, bodyOf: withBody(source, rendered.body) }, post };
}

function withBody(
  source: Source,
  body: Awaited<ReturnType<Source['bodyOf']>>,
): Source['bodyOf'] {
  return async (post) => {
    if (post.document !== DOCUMENT) return source.bodyOf(post);
    const shown = (src: string) => {
      const picture = source.pictureOf(post.file, src);
      return picture && { ...picture, src: picture.address };
    };
    return { ...body, html: presentBody(body.html, shown) };
  };
}

/** Somebody who has only begun sees a page all the same. */
function begun(fields: TypedPost['fields'], now: Date): Record<string, unknown> {
  return {
    ...fields,
    title: fields.title || 'Without a title',
    date: fields.date || now.toISOString(),
  };
}
