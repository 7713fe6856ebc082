const FORM = 256 * 1024
const LOGO = 2 * 1024 * 1024

/** Only these stream and count for themselves, and only below a matter: a form of any other address is kept in memory. */
const UPLOAD = /^\/(firm|portal)\/matters\/[^/]+\/uploads(\/[^/]+)?$/

/** Whether a request brings more than a form has, or does not say how much: HTTP/2 needs no length and no encoding. */
export function bodyTooLarge(request: Request, path: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  if (UPLOAD.test(path)) return false
  if (request.headers.has('transfer-encoding')) return true
  const length = request.headers.get('content-length')
  if (length === null) return request.body !== null
  return Number(length) > (path === '/firm/settings/logo' ? LOGO : FORM)
}
