/** A release could not be shipped. The message is for operators; visitors keep what they have. */
export class ShipError extends Error {
  override name = 'ShipError';
}
