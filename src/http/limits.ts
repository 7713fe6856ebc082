const FORM = 256 * 1024
const LOGO = 2 * 1024 * 1024

/** Uploads stream and count for themselves; everything else is a form, which has a known and small length. */
export function bodyTooLarge(request: Request, path: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  if (/\/uploads(\/[^/]+)?$/.test(path)) return false
  if (request.headers.has('transfer-encoding')) return true
  return Number(request.headers.get('content-length') ?? 0) > (path === '/firm/settings/logo' ? LOGO : FORM)
}
