/** A release could not be shipped. The message is for operators. */
export class ShipError extends Error {
  override name = 'ShipError';
}
