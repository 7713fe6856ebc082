import { create } from 'content-disposition'
import { AppError } from '../errors.ts'
import { contextOf } from '../http/context.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { OpenDocument } from '../vault/open-document.ts'
import type { Vault } from '../vault/vault.ts'
import { cleanFileName } from './file-name.ts'
import { previewOf } from './preview-kind.ts'
import { type ByteRange, readRange } from './ranges.ts'
import type { Version } from './versions/queries.ts'

/** What may be shown in a page of ours; all else is given as a file, whatever it calls itself. */
const INLINE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
/** Up to this many octets are read before the answer, which then has a Content-Length; Bun drops it from a stream. */
const BUFFERED = 4 * 1024 * 1024

export type Content = {
  matterId: string
  version: Version
  /** Always as a file, even what could be shown. */
  download: boolean
  onDamage: () => void
  /** Throws when the reader may not have it any more; asked for every piece of a long answer. */
  authorise: () => void
}

/** The octets of a version, whole or the range asked for. No octet leaves that was not verified. */
export async function contentResponse(vault: Vault, request: Request, content: Content): Promise<Response> {
  const { version } = content
  const headers = contentHeaders(content)
  const range = rangeFor(request, version, headers.etag)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${version.byteSize}` } })
  const { start, end } = range === 'whole' ? { start: 0, end: version.byteSize } : range
  const answer = {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      ...(range !== 'whole' && { 'content-range': `bytes ${start}-${end - 1}/${version.byteSize}` }),
    },
  }
  const context = contextOf(request)
  context.contentLength = end - start
  if (request.method === 'HEAD') return new Response(null, answer)
  context.allowSilence(0)
  return new Response(await readContent(vault, content, { start, end }), answer)
}

function rangeFor(request: Request, { byteSize }: Version, etag: string) {
  const condition = request.headers.get('if-range')
  return condition !== null && condition !== etag
    ? 'whole'
    : readRange(request.headers.get('range'), byteSize)
}

function contentHeaders({ version, download }: Content) {
  const { mediaType, fileName, sha256 } = version
  const isText = previewOf(version) === 'text'
  const isInline = !download && (INLINE.has(mediaType) || isText)
  const shownType = isText ? 'text/plain; charset=utf-8' : mediaType
  return {
    'content-type': isInline ? shownType : 'application/octet-stream',
    'content-disposition': create(cleanFileName(fileName), { type: isInline ? 'inline' : 'attachment' }),
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
    etag: `"${sha256.toHex()}"`,
  }
}

async function readContent(vault: Vault, content: Content, { start, end }: ByteRange) {
  const { onDamage } = content
  const document = await openContent(vault, content)
  if (end - start > BUFFERED) return watched(document.stream({ start, end }), content)
  try {
    return new Uint8Array(await document.read(start, end))
  } catch (error) {
    throw damaged(error, onDamage)
  } finally {
    await document.close()
  }
}

/** Opens a version; what does not pass its check is an alarm and an answer, never bytes. */
export async function openContent(
  vault: Vault,
  { matterId, version, onDamage }: Pick<Content, 'matterId' | 'version' | 'onDamage'>,
): Promise<OpenDocument> {
  try {
    return await vault.documents.open({ matterId, versionId: version.id, ...version })
  } catch (error) {
    throw damaged(error, onDamage)
  }
}

function damaged(error: unknown, onDamage: () => void): unknown {
  if (!(error instanceof IntegrityError)) return error
  onDamage()
  return new AppError(500, (text) => text.documents.contentDamaged, { cause: error })
}

/**
 * The same stream; a chunk that fails is reported, and the connection breaks after the last verified one, or when its
 * reader loses the right to it.
 */
export function watched(
  source: ReadableStream<Uint8Array>,
  { onDamage, authorise }: Pick<Content, 'onDamage' | 'authorise'>,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          authorise()
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          if (error instanceof IntegrityError) onDamage()
          controller.error(error)
          await reader.cancel(error)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
