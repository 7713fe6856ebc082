import { ErrorFragment, ErrorPage } from '../../views/errors/page.tsx'
import type { Deps } from '../deps.ts'
import { AppError, NotFound, PasskeyNeeded } from '../errors.ts'
import { contextOf } from './context.ts'
import { seeOther } from './forms.ts'
import { pageFrame } from './page.ts'

/** Elysia's own failures, by code: what the visitor may know of them. */
const FROM_ROUTER: Record<string, AppError> = {
  NOT_FOUND: new NotFound(),
  VALIDATION: new AppError(422, (text) => text.errors.invalid),
  PARSE: new AppError(400, (text) => text.errors.invalid),
  INVALID_COOKIE_SIGNATURE: new AppError(400, (text) => text.errors.invalid),
}

/** The one place where an error becomes an answer. What is not an `AppError` is logged, and shown only by its number. */
export function errorResponse(
  deps: Deps,
  request: Request,
  error: unknown,
  code?: string | number,
): Response {
  const { id } = contextOf(request)
  const known = error instanceof AppError ? error : FROM_ROUTER[String(code)]
  if (!known)
    deps.log('error', 'request failed', { request: id, error: String(error), stack: (error as Error)?.stack })
  const page = request.method === 'GET' && !request.headers.has('hx-request')
  if (known instanceof PasskeyNeeded) return askPasskey(request)
  const { status, say } = known ?? new AppError(500, (text) => text.errors.wrong)
  const frame = pageFrame(deps, request)
  const sentence = say(frame.reader.text)
  const view =
    page || wantsPage(request) ? (
      <ErrorPage frame={frame} status={status} sentence={sentence} requestId={id} />
    ) : (
      <ErrorFragment sentence={sentence} />
    )
  return new Response(view.toResponse().body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

/** A form that the browser sent by itself replaces the page, whatever its method. */
function wantsPage(request: Request): boolean {
  return !request.headers.has('hx-request') && (request.headers.get('accept') ?? '').includes('text/html')
}

/** The dangerous form is left where it was; after the passkey the viewer comes back to its page. */
function askPasskey(request: Request): Response {
  const referrer = new URL(
    request.headers.get('hx-current-url') ?? request.headers.get('referer') ?? request.url,
  )
  const location = `/verify?next=${encodeURIComponent(referrer.pathname)}`
  if (!request.headers.has('hx-request')) return seeOther(location)
  return new Response(null, { status: 200, headers: { 'hx-redirect': location } })
}
