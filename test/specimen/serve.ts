import { loadAssets } from '../../src/http/assets.ts'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import { brandCss, DEFAULT_ACCENTS } from '../../views/layout/brand-css.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { readerFor } from '../../views/text/reader.ts'
import { ClientSpecimen } from './client.tsx'
import { DoorSpecimen } from './door.tsx'
import { FormSpecimen } from './form.tsx'
import { NOW } from './shared.ts'
import { StaffSpecimen } from './staff.tsx'

const PAGES: Record<string, (props: { frame: Frame }) => Html> = {
  client: ClientSpecimen,
  staff: StaffSpecimen,
  form: FormSpecimen,
  door: DoorSpecimen,
}
export const SPECIMENS = Object.keys(PAGES)

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

/** `/client`, `/staff`, `/form`, `/door`, with `?l=fr`; `/refusal` and `/form-refused` refuse whatever is sent to them. */
export function serveSpecimen(accent: string = DEFAULT_ACCENTS.accent) {
  const { asset, serveAsset } = loadAssets()
  const css = brandCss({ ...DEFAULT_ACCENTS, accent })
  return Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request) {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/brand.css') return new Response(css, { headers: { 'content-type': 'text/css' } })
      if (pathname in REFUSALS) return refusal(REFUSALS[pathname])
      const page = PAGES[pathname.slice(1)]
      if (!page) return serveAsset(pathname)
      const response = page({ frame: frameOf(asset, pathname, searchParams.get('l')) }).toResponse()
      response.headers.set('content-security-policy', CSP)
      return response
    },
  })
}

const REFUSALS: Record<string, string> = {
  '/refusal':
    '<p role="alert">Not while <b>Marie</b> has it open.</p><script>document.title = "ran"</script>',
  '/form-refused':
    '<form><div id="refused" role="alert" tabindex="-1" data-focus>One thing to correct</div></form>',
}

function refusal(html: string | undefined): Response {
  return new Response(html, { status: 422, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function frameOf(asset: (name: string) => string, path: string, language: string | null): Frame {
  return {
    reader: readerFor(language === 'fr' ? 'fr' : 'en', 'America/Montreal'),
    firm: { name: 'Tremblay Okafor, avocats' },
    asset,
    path,
    now: NOW,
    person: { name: 'Marie-Ève Gagnon' },
  }
}
