/** A picture whose file is not built as its format demands. Its pixels may still be readable. */
export class PictureFormatError extends Error {
  override name = 'PictureFormatError';
}
