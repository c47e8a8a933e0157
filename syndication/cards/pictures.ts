import { type Card, cardName, pictureName } from './card.ts';
import { PLAIN_SHAPES, type PlainShape, SHAPES, type Shape } from './shapes.ts';

/** A post's own picture, found usable by `surveyPhoto`. */
export type Photo = {
  /** Where the file lies; its content is known by its digest alone. */
  path: string;
  digest: string;
  /** In pixels, as it is seen: turned the way that its camera says. */
  width: number;
  height: number;
};

/** A picture to draw, and the name and size that pages give for it. */
export type Picture = {
  /** File name: ASCII, a hash of all that decides how the picture looks. */
  name: string;
  width: number;
  height: number;
  drawing:
    | { kind: 'card'; card: Card }
    | { kind: 'plain'; label: string; shape: PlainShape }
    | { kind: 'crop'; photo: Photo; shape: Shape };
};

/** Beyond twice its size, a picture looks broken. */
const LARGEST_SCALE = 2;

/** Whether a photo is large enough to fill a shape. */
export function fills({ width, height }: Photo, shape: Shape): boolean {
  const room = SHAPES[shape];
  return Math.max(room.width / width, room.height / height) <= LARGEST_SCALE;
}

/** What those who unfold a link show: the post's own picture, else its card. */
export function sharePicture(card: Card, photo: Photo | null): Picture {
  if (photo && fills(photo, 'share')) return crop(photo, 'share');
  return { name: cardName(card), ...SHAPES.share, drawing: { kind: 'card', card } };
}

/**
 * Pictures without words in 16:9, 4:3 and 1:1, in that order: the post's own, and where that
 * is too small, those of its category.
 * @param label of the category, or the site's name for what stands in none
 */
export function plainPictures(label: string, photo: Photo | null): Picture[] {
  return PLAIN_SHAPES.map((shape) =>
    photo && fills(photo, shape) ? crop(photo, shape) : plain(label, shape),
  );
}

function crop(photo: Photo, shape: Shape): Picture {
  const name = pictureName('crop', [photo.digest, shape]);
  return { name, ...SHAPES[shape], drawing: { kind: 'crop', photo, shape } };
}

function plain(label: string, shape: PlainShape): Picture {
  const name = pictureName('plain', [label, shape]);
  return { name, ...SHAPES[shape], drawing: { kind: 'plain', label, shape } };
}
