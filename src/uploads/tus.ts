import type { Reader } from '../../views/text/reader.ts'
import type { ContributeDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { AppError, NotFound } from '../errors.ts'
import { contextOf } from '../http/context.ts'
import { beginUpload } from './begin.ts'
import type { Desk } from './desk.ts'
import { announcedFile, wholeNumber } from './metadata.ts'
import { findFinishedSize, findUpload, type Upload } from './queries.ts'
import { asRefusal, unknownProtocol, wrongContent } from './refusals.ts'
import { cancelUpload, findOffset, writeUpload } from './write.ts'

/**
 * tus 1.0 (https://tus.io/protocols/resumable-upload): core, creation, creation-with-upload, termination. What is refused
 * is said in the body, in the sender's language.
 */
export type Call = {
  request: Request
  reader: Reader
  /** Opens the proof; again where a request has lasted for long. */
  authorise(): ContributeDocuments
}

const VERSION = '1.0.0'
const STALLED_AFTER_SECONDS = 60
const CONTENT = 'application/offset+octet-stream'

export function describeProtocol({ config }: Deps): Response {
  return answer(204, {
    'tus-version': VERSION,
    'tus-extension': 'creation,creation-with-upload,termination',
    'tus-max-size': String(config.upload.maxBytes),
  })
}

export async function createUpload(deps: Deps, desk: Desk, call: Call): Promise<Response> {
  return spoken(call, async () => {
    const { request } = call
    const access = call.authorise()
    const id = await beginUpload(deps, access, announcedFile(request.headers))
    const location = `${new URL(request.url).pathname}/${id}`
    const upload = findUpload(deps.db, deps.vault, access, id)
    const bringsContent = request.headers.get('content-type') === CONTENT
    const offset = upload && bringsContent ? await deliver(deps, desk, call, upload, 0) : 0
    return answer(201, { location, 'upload-offset': String(offset) })
  })
}

/** A finished upload answers with its full size: its sender may have missed the last answer. */
export async function tellOffset(deps: Deps, desk: Desk, call: Call, id: string): Promise<Response> {
  return spoken(call, async () => {
    const access = call.authorise()
    const upload = findUpload(deps.db, deps.vault, access, id)
    const size = upload?.byteSize ?? findFinishedSize(deps.db, access, id)
    if (size === null) throw new NotFound()
    contextOf(call.request).allowSilence(0)
    const offset = upload ? await findOffset(deps, desk, upload) : size
    return answer(200, { 'upload-offset': String(offset), 'upload-length': String(size) })
  })
}

export async function appendToUpload(deps: Deps, desk: Desk, call: Call, id: string): Promise<Response> {
  return spoken(call, async () => {
    const upload = getUpload(deps, call, id)
    if (call.request.headers.get('content-type') !== CONTENT) throw wrongContent()
    const from = wholeNumber(call.request.headers.get('upload-offset'))
    const offset = await deliver(deps, desk, call, upload, from)
    return answer(204, { 'upload-offset': String(offset) })
  })
}

export async function terminateUpload(deps: Deps, desk: Desk, call: Call, id: string): Promise<Response> {
  return spoken(call, async () => {
    await cancelUpload(deps, desk, getUpload(deps, call, id))
    return answer(204)
  })
}

/** `X-HTTP-Method-Override`: for programs that cannot send PATCH or DELETE. */
export async function overriddenMethod(deps: Deps, desk: Desk, call: Call, id: string): Promise<Response> {
  const method = call.request.headers.get('x-http-method-override')
  if (method === 'PATCH') return appendToUpload(deps, desk, call, id)
  if (method === 'DELETE') return terminateUpload(deps, desk, call, id)
  throw new NotFound()
}

function getUpload({ db, vault }: Deps, call: Call, id: string): Upload {
  const upload = findUpload(db, vault, call.authorise(), id)
  if (!upload) throw new NotFound()
  return upload
}

function deliver(deps: Deps, desk: Desk, { request, authorise }: Call, upload: Upload, offset: number) {
  const { allowSilence } = contextOf(request)
  const length = request.headers.get('content-length')
  // Our turn may be long: what arrived before a restart is read again, and a full disk cache is written out at the end.
  const listening = (isTheirTurn: boolean) => allowSilence(isTheirTurn ? STALLED_AFTER_SECONDS : 0)
  listening(false)
  const delivery = {
    offset,
    length: length === null ? null : wholeNumber(length),
    body: request.body,
    listening,
  }
  return writeUpload(deps, desk, upload, delivery, authorise)
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, 'tus-resumable': VERSION } })
}

/** Does the work; a refusal becomes a sentence. Anything else is for the one error handler. */
async function spoken({ request, reader }: Call, work: () => Promise<Response>): Promise<Response> {
  try {
    if (request.headers.get('tus-resumable') !== VERSION) throw unknownProtocol()
    return await work()
  } catch (error) {
    const refusal = asRefusal(error)
    if (!(refusal instanceof AppError)) throw refusal
    return new Response(refusal.say(reader.text), {
      status: refusal.status,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-language': reader.language,
        'tus-resumable': VERSION,
        'tus-version': VERSION,
      },
    })
  }
}
