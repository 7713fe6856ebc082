/** What the page's own script asked for. */
export function jsonResponse(body: unknown, ...cookies: string[]): Response {
  const response = Response.json(body)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

export function wantsJson(request: Request): boolean {
  return (request.headers.get('accept') ?? '').startsWith('application/json')
}
