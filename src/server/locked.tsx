import { LockedPage } from '../../views/locked/page.tsx'
import { loadAssets } from '../http/assets.ts'
import { withSecurityHeaders } from '../http/security-headers.ts'
import type { Handler } from './listen.ts'

const RETRY_SECONDS = '60'

/** Answers everything with 503 while the keyring cannot be opened; only the page's own stylesheet is served. */
export function lockedHandler(): Handler {
  const { asset, serveAsset } = loadAssets()
  const page = (
    <LockedPage stylesheet={asset('css/app.css')} favicon={asset('img/favicon.svg')} />
  ).toString()
  return (request) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname.startsWith('/static/')) return serveAsset(pathname, request.headers.get('accept-encoding'))
    const headers = { 'content-type': 'text/html; charset=utf-8', 'retry-after': RETRY_SECONDS }
    return withSecurityHeaders(new Response(`<!doctype html>${page}`, { status: 503, headers }), {
      requestId: crypto.randomUUID(),
      secure: false,
    })
  }
}
