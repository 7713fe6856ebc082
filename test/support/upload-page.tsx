import { loadAssets } from '../../src/http/assets.ts'
import { withSecurityHeaders } from '../../src/http/security-headers.ts'
import { sessionCookie } from '../../src/sessions/session.ts'
import { PageHead } from '../../views/components/page-head.tsx'
import { ClientPage } from '../../views/layout/client-page.tsx'
import { readerFor } from '../../views/text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../../views/uploads/upload-panel.tsx'

/** A page with nothing but the panel, under the policy of every page: `/panel?endpoint=…&token=…&l=fr&audience=guest`. */
export function uploadPage(request: Request): Response | undefined {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname !== '/panel') return undefined
  const { asset } = loadAssets()
  const reader = readerFor(searchParams.get('l') === 'fr' ? 'fr' : 'en', 'America/Toronto')
  const frame = {
    reader,
    asset,
    firm: { name: 'Tremblay Okafor' },
    path: pathname,
    now: '2026-03-02T15:00:00.000Z',
  }
  const page = (
    <ClientPage frame={frame} title="Documents" scripts={[UPLOAD_SCRIPT]}>
      <PageHead title="Documents" />
      <UploadPanel
        reader={reader}
        endpoint={searchParams.get('endpoint') ?? ''}
        documentId={searchParams.get('document') ?? undefined}
        audience={searchParams.get('audience') === 'guest' ? 'guest' : 'staff'}
      />
    </ClientPage>
  )
  const response = page.toResponse()
  // A browser takes a `__Host-` cookie from a server only.
  response.headers.set('set-cookie', sessionCookie(searchParams.get('token') ?? ''))
  return withSecurityHeaders(response, { requestId: 'test', secure: false })
}
