import { ClosedMatterPage } from '../../views/closing/closed-page.tsx'
import { ErrorFragment, ErrorPage } from '../../views/errors/page.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { VerifyPage } from '../../views/sessions/verify-page.tsx'
import { readClosedMatter } from '../closing/read-closed.ts'
import type { Deps } from '../deps.ts'
import { AppError, MatterClosed, NotFound, PasskeyNeeded } from '../errors.ts'
import { hasNoRoom } from '../no-room.ts'
import { contextOf } from './context.ts'
import { seeOther } from './forms.ts'
import { wantsJson } from './json-response.ts'
import { ownPath } from './next-path.ts'
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
  { code, body }: { code?: string | number; body?: unknown } = {},
): Response {
  const { id } = contextOf(request)
  const known = error instanceof AppError ? error : FROM_ROUTER[String(code)]
  if (!known)
    deps.log('error', 'request failed', { request: id, error: String(error), stack: (error as Error)?.stack })
  if (known instanceof PasskeyNeeded) return askPasskey(deps, request, body)
  const { status, say } = known ?? unknown(error)
  const frame = pageFrame(deps, request)
  const sentence = say(frame.reader.text)
  if (wantsJson(request)) return Response.json({ problem: sentence }, { status })
  if (!wantsPage(request)) return asResponse(status, <ErrorFragment sentence={sentence} />)
  if (known instanceof MatterClosed) return asResponse(status, closedPage(deps, frame, known))
  return asResponse(status, <ErrorPage {...{ frame, status, sentence }} requestId={id} />)
}

/** A full disk is the one fault below that people can wait for. */
function unknown(error: unknown): AppError {
  if (hasNoRoom(error)) return new AppError(507, (text) => text.errors.noRoom)
  return new AppError(500, (text) => text.errors.wrong)
}

function asResponse(status: number, view: Html): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return new Response(view.toResponse().body, { status, headers })
}

function closedPage(deps: Deps, frame: Frame, { viewer, matterId }: MatterClosed): Html {
  return <ClosedMatterPage frame={frame} closed={readClosedMatter(deps, viewer, matterId)} />
}

/** A form that the browser sent by itself replaces the page, whatever its method. */
function wantsPage(request: Request): boolean {
  if (request.headers.has('hx-request')) return false
  return request.method === 'GET' || (request.headers.get('accept') ?? '').includes('text/html')
}

/**
 * A form that the browser sent itself waits on the page that asks for the passkey, with everything but files, and goes
 * on from there. Any other request cannot wait: the viewer comes back to the page it was sent from.
 */
function askPasskey(deps: Deps, request: Request, body: unknown): Response {
  const next = cameFrom(request)
  const location = `/verify?next=${encodeURIComponent(next)}`
  if (request.headers.has('hx-request'))
    return new Response(null, { status: 200, headers: { 'hx-redirect': location } })
  if (wantsJson(request)) return Response.json({ verify: location }, { status: 403 })
  const fields = request.method === 'POST' ? fieldsOf(body) : null
  if (!fields) return seeOther(location)
  const { pathname, search } = new URL(request.url)
  const page = (
    <VerifyPage
      frame={pageFrame(deps, request)}
      next={next}
      waiting={{ action: pathname + search, fields }}
    />
  )
  return asResponse(403, page)
}

function cameFrom(request: Request): string {
  const named = request.headers.get('hx-current-url') ?? request.headers.get('referer')
  // What a program writes there may be no URL at all.
  const { pathname, search } = (named && URL.parse(named)) || new URL(request.url)
  return ownPath(pathname + search) ?? '/'
}

/** The fields of a parsed form, or null where one of them is not text. */
function fieldsOf(body: unknown): [string, string][] | null {
  if (body === undefined || body === null) return []
  if (typeof body !== 'object') return null
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one): [string, unknown] => [name, one]),
  )
  const isText = (field: [string, unknown]): field is [string, string] =>
    ['string', 'number', 'boolean'].includes(typeof field[1])
  return fields.every(isText) ? fields.map(([name, value]) => [name, String(value)]) : null
}
