/** Text that an editor types; a picture goes another way. */
const MOST = 4_000_000;

/**
 * The JSON that a request brings.
 * @returns what it says, or the answer for a request that brings none, or too much
 */
export async function jsonBody(
  request: Request,
): Promise<{ value: unknown } | { refused: Response }> {
  const length = Number(request.headers.get('content-length'));
  if (length > MOST) return refuse(413, `This is more than ${MOST / 1_000_000} MB of text.`);
  // A browser that leaves in the middle of it is no error of ours.
  const text = await request.text().catch(() => null);
  if (text === null) return refuse(400, 'The request was cut off.');
  if (text.length > MOST)
    return refuse(413, `This is more than ${MOST / 1_000_000} MB of text.`);
  try {
    return { value: JSON.parse(text) };
  } catch {
    return refuse(400, 'The request brings no JSON.');
  }
}

const refuse = (status: number, error: string) => ({
  refused: Response.json({ error }, { status }),
});
