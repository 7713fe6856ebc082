const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
/** A header that another site's page cannot send without asking first, and that our own clients always send. */
const OWN_HEADERS = ['hx-request', 'tus-resumable']

/** Whether a state-changing request may have been started by another site (Fetch Metadata, then Origin, else refused). */
export function crossSite(request: Request, origin: string): boolean {
  if (SAFE_METHODS.has(request.method)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin'
  const sender = request.headers.get('origin')
  if (sender !== null) return sender !== origin
  return !OWN_HEADERS.some((name) => request.headers.has(name))
}
