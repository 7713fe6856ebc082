/** A calendar as an answer: a file to keep under `fileName`, or one that a program asks for again and again. */
export function icsResponse(
  calendar: string,
  { fileName, ifNoneMatch }: { fileName?: string; ifNoneMatch?: string | null },
): Response {
  const etag = `"${new Bun.CryptoHasher('sha256').update(calendar).digest('base64url')}"`
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex, nofollow',
    etag,
    ...(fileName && { 'content-disposition': `attachment; filename="${fileName}"` }),
  }
  if (ifNoneMatch && tags(ifNoneMatch).some((tag) => tag === etag || tag === '*'))
    return new Response(null, { status: 304, headers })
  return new Response(calendar, { headers })
}

/** RFC 9110 13.1.2: compared weakly. */
function tags(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
}
