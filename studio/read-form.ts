/** What a form sends. @returns null for a request that brings none */
export async function readForm(request: Request): Promise<FormData | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return null;
  // A boundary that does not fit, or a body that was cut off: whoever sent it made it by hand.
  return request.formData().catch(() => null);
}
