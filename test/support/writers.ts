import { MINUTE } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { addMatters } from '../bench/matters.ts'
import { openInstallation, startBenchSession } from '../bench/world.ts'
import type { Installation } from './executable.ts'
import { someBytes, tus } from './tus.ts'

type Sending = { url: string | null; bytes: Uint8Array<ArrayBuffer> }

/** People at work in one portal, and everything that it told them is done. */
export type Writing = {
  readonly installation: Installation
  readonly matterId: string
  readonly sizes: readonly number[]
  /** Of the owner; `signInAgain` renews it. */
  cookie: string
  readonly acknowledged: {
    /** Upload id to SHA-256 of everything whose last answer arrived. */
    readonly uploads: Map<string, string>
    readonly folders: Set<string>
    /** Matter id to its title. */
    readonly matters: Map<string, string>
    /** How often anything else was. */
    readonly others: Map<string, number>
  }
  readonly unfinished: Sending[]
  count: number
}

/** An answer that no interruption explains: the test fails by it. */
export class WrongAnswer extends Error {}

const SIZES = [1, 700, 90_000, 1_048_564, 1_500_000, 3_000_000, 6_000_000]
const PIECE = 800_000
/** In milliseconds; whoever gets no answer in that time fails the test. */
const PATIENCE = 30_000

export async function openWriting(installation: Installation, sizes = SIZES): Promise<Writing> {
  const deps = await openInstallation(installation)
  const { id: ownerId } = installation.owner
  const [matterId = ''] = await addMatters(deps, { ownerId, clientId: ownerId }, 1, 0)
  const acknowledged = {
    ...{ uploads: new Map(), folders: new Set<string>() },
    ...{ matters: new Map(), others: new Map<string, number>() },
  }
  const writing = { installation, matterId, sizes, cookie: '', acknowledged, unfinished: [], count: 0 }
  signInAgain(deps, writing)
  deps.db.close()
  return writing
}

/**
 * A session is fresh for five minutes only, and one person decides twice only with a passkey after the first time: as used
 * on a clock that is a little ahead, which is allowed.
 */
export function signInAgain(deps: Deps, writing: Writing): void {
  const { id } = writing.installation.owner
  const token = deps.db.transaction(() => startBenchSession(deps, id)).immediate()
  const verifiedAt = new Date(Date.now() + 4 * MINUTE).toISOString()
  deps.db.query('update sessions set verified_at = $verifiedAt').run({ verifiedAt })
  writing.cookie = `${SESSION_COOKIE}=${token}`
}

export type Crowd = { senders: number; clerks: number; openers: number }

/** Writers who go on until the server is gone. Rejects with a `WrongAnswer`. */
export function startWriters(writing: Writing, origin: string, crowd: Crowd): Promise<unknown> {
  const several = (count: number, work: () => Promise<void>) =>
    Array.from({ length: count }, () => untilGone(work))
  return Promise.all([
    ...several(crowd.senders, () => sendNext(writing, origin)),
    ...several(crowd.clerks, () => addFolder(writing, origin)),
    ...several(crowd.openers, () => openMatter(writing, origin)),
  ])
}

/** Returns when one more document is acknowledged, or after a few seconds without. */
export async function anotherDocument({ acknowledged: { uploads } }: Writing): Promise<void> {
  const before = uploads.size
  const deadline = performance.now() + 3000
  while (uploads.size === before && performance.now() < deadline) await Bun.sleep(5)
}

export function count({ acknowledged: { others } }: Writing, what: string): void {
  others.set(what, (others.get(what) ?? 0) + 1)
}

/** Ends without an error when the connection does. */
export async function untilGone(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work()
    } catch (error) {
      if (error instanceof WrongAnswer || isTimeout(error)) throw error
      return
    }
  }
}

const isTimeout = (error: unknown) => error instanceof DOMException && error.name === 'TimeoutError'

/** A form as the owner's browser sends it. */
export function post({ cookie }: Writing, origin: string, path: string, fields: Record<string, string>) {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  })
}

export async function expectStatus(response: Response, status: number, what: string): Promise<void> {
  if (response.status === status) return
  throw new WrongAnswer(`${what} was answered with ${response.status}: ${await response.text()}`)
}

export async function addFolder(writing: Writing, origin: string): Promise<void> {
  const name = `Folder ${++writing.count}`
  const response = await post(writing, origin, `/firm/matters/${writing.matterId}/folders`, { name })
  await expectStatus(response, 303, 'a folder')
  writing.acknowledged.folders.add(name)
}

export async function openMatter(writing: Writing, origin: string): Promise<void> {
  const number = `M-${++writing.count}`
  const internalTitle = `Matter ${number}`
  const titles = { internalTitle, clientTitleEn: 'Your matter', clientTitleFr: 'Votre dossier' }
  const kind = { practiceArea: 'family', province: 'QC', responsible: writing.installation.owner.id }
  const response = await post(writing, origin, '/firm/matters', { number, ...titles, ...kind })
  await expectStatus(response, 303, 'a new matter')
  const id = response.headers.get('location')?.split('/').at(-1) ?? ''
  writing.acknowledged.matters.set(id, internalTitle)
}

/** One person's browser: goes on with what is unfinished, then sends a new file. */
export async function sendNext(writing: Writing, origin: string): Promise<void> {
  const sending = writing.unfinished.pop() ?? newFile(writing)
  try {
    await send(writing, origin, sending)
  } catch (error) {
    writing.unfinished.push(sending)
    throw error
  }
}

/** So that their ids are known before anything of them is sent. */
export async function beginUploads(writing: Writing, origin: string, count: number): Promise<string[]> {
  const client = uploadClient(writing, origin)
  while (writing.unfinished.length < count) writing.unfinished.push(newFile(writing))
  for (const sending of writing.unfinished) sending.url ??= await begin(client, sending.bytes.length)
  return writing.unfinished.map(({ url }) => url?.split('/').at(-1) ?? '')
}

function newFile(writing: Writing): Sending {
  const seed = ++writing.count
  return { url: null, bytes: someBytes(writing.sizes[seed % writing.sizes.length] ?? 1, seed) }
}

async function send(writing: Writing, origin: string, sending: Sending): Promise<void> {
  const { bytes } = sending
  const client = uploadClient(writing, origin)
  sending.url ??= await begin(client, bytes.length)
  const response = await client.head(sending.url)
  await expectStatus(response, 200, 'an upload that was begun')
  let offset = Number(response.headers.get('upload-offset'))
  while (offset < bytes.length) {
    const patched = await client.patch(sending.url, offset, bytes.slice(offset, offset + PIECE))
    await expectStatus(patched, 204, 'a piece')
    offset = Number(patched.headers.get('upload-offset'))
  }
  writing.acknowledged.uploads.set(sending.url.split('/').at(-1) ?? '', sha256(bytes))
}

async function begin(client: ReturnType<typeof uploadClient>, size: number): Promise<string> {
  const response = await client.create({ size, name: 'secret.bin' })
  await expectStatus(response, 201, 'a new upload')
  return response.headers.get('location') ?? ''
}

export function uploadClient({ cookie, matterId }: Writing, origin: string) {
  const person = {
    fetch: (path: string, init: RequestInit = {}) =>
      fetch(`${origin}${path}`, {
        ...{ signal: AbortSignal.timeout(PATIENCE), ...init },
        headers: { ...init.headers, cookie },
      }),
  }
  return tus(person, `/firm/matters/${matterId}/uploads`)
}

export function sha256(bytes: Uint8Array): string {
  return new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
}
