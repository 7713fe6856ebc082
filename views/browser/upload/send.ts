import type { Chosen } from './chosen.ts'
import { forget, keyOf, recall, remember } from './remembered.ts'
import { type Answer, NoConnection, request } from './request.ts'

/** Where files go: `endpoint` is a path; the ids are those of a folder, and of a document to replace; `target` as the server reads it. */
export type Target = {
  endpoint: string
  folderId: string | null
  documentId: string | null
  target: string | null
}

/** The server's answer to a file it does not take, in the person's language. */
export class Refused extends Error {}
export class SignedOut extends Error {}
/** The file was moved, changed or taken away while it was sent. */
export class Unreadable extends Error {}

type Course = {
  signal: AbortSignal
  /** Octets that have left, all in all. */
  sent(octets: number): void
  /** The connection is gone (true) or there again. */
  offline(isGone: boolean): void
}

const PIECE = 16 * 2 ** 20
const LONGEST_WAIT = 30_000
/** Answers that a later attempt may change: too early, locked, at another offset, overloaded, no room. */
const PASSING = new Set([409, 423, 429, 500, 502, 503, 504])
const ATTEMPTS = 12
/** For what nobody stops halfway. */
const TO_THE_END = new AbortController().signal

/** Sends one file, going on where an earlier attempt stopped, and returns when the server has it for good. */
export async function sendFile(target: Target, chosen: Chosen, course: Course): Promise<void> {
  const key = await keyOf([target.endpoint, target.target].join(' '), chosen)
  let failures = 0
  for (;;) {
    try {
      await attempt(target, chosen, key, course, () => {
        failures = 0
        course.offline(false)
      })
      forget(key)
      return
    } catch (error) {
      if (!(error instanceof NoConnection) && !(error instanceof Passing && failures < ATTEMPTS)) throw error
      failures++
      course.offline(error instanceof NoConnection)
      await pause(Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(failures, 7)), course.signal)
    }
  }
}

/** Takes back what the server has of a file. */
export async function cancelFile(target: Target, chosen: Chosen): Promise<void> {
  const key = await keyOf([target.endpoint, target.target].join(' '), chosen)
  const url = recall(key)
  forget(key)
  if (url) await request({ method: 'DELETE', url, signal: TO_THE_END }).catch(() => {})
}

class Passing extends Error {}

async function attempt(
  target: Target,
  chosen: Chosen,
  key: string,
  course: Course,
  moved: () => void,
): Promise<void> {
  const { file } = chosen
  const upload = (await findUpload(key, course)) ?? (await createUpload(target, chosen, key))
  const { url } = upload
  let { offset } = upload
  while (offset < file.size) {
    const start = offset
    course.sent(start)
    const piece = file.slice(start, start + PIECE)
    const answer = await request({
      method: 'PATCH',
      url,
      body: await readable(piece),
      signal: course.signal,
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(start) },
      sent: (octets) => course.sent(start + octets),
    })
    accept(answer, key)
    offset = Number(answer.header('upload-offset'))
    moved()
  }
  course.sent(file.size)
}

async function findUpload(key: string, { signal }: Course) {
  const url = recall(key)
  if (!url) return null
  const answer = await request({ method: 'HEAD', url, signal })
  if (answer.status === 404) {
    forget(key)
    return null
  }
  accept(answer, key)
  return { url, offset: Number(answer.header('upload-offset')) }
}

/** Not stopped halfway: only its answer tells where the upload is, and by which address it is taken back. */
async function createUpload(target: Target, { file, path, position }: Chosen, key: string) {
  const metadata = Object.entries({
    filename: file.name,
    relativePath: path,
    folderId: target.folderId,
    documentId: target.documentId,
    target: target.target,
    position: target.target && String(position),
  })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name} ${new TextEncoder().encode(value ?? '').toBase64()}`)
  const answer = await request({
    method: 'POST',
    url: target.endpoint,
    signal: TO_THE_END,
    headers: { 'upload-length': String(file.size), 'upload-metadata': metadata.join(',') },
  })
  accept(answer, key)
  const url = answer.header('location') ?? ''
  remember(key, url)
  return { url, offset: 0 }
}

/** A file that cannot be read any more would look like a lost connection, and be tried for ever. */
async function readable(piece: Blob): Promise<Blob> {
  try {
    await piece.slice(0, 1).arrayBuffer()
    return piece
  } catch {
    throw new Unreadable()
  }
}

function accept({ status, text, header }: Answer, key: string): void {
  if (status >= 200 && status < 300) return
  if (status === 401) throw new SignedOut()
  if (PASSING.has(status)) throw new Passing()
  // On a full disk what has arrived stays: a later attempt goes on with it.
  if (status !== 507) forget(key)
  const isSentence = header('content-type')?.startsWith('text/plain')
  throw new Refused(isSentence ? text : '')
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', stop)
    }
    const done = () => {
      end()
      resolve()
    }
    const stop = () => {
      end()
      reject(signal.reason)
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
    signal.addEventListener('abort', stop)
  })
}
