import { expect } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '../../src/deps.ts'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { addMatters } from '../bench/matters.ts'
import { openInstallation, startBenchSession } from '../bench/world.ts'
import { type Installation, startPortal } from './executable.ts'
import { keptDocuments } from './kept-documents.ts'
import { someBytes, tus } from './tus.ts'

type Sending = { url: string | null; bytes: Uint8Array<ArrayBuffer> }
type World = {
  installation: Installation
  deps: Deps
  matterId: string
  cookie: string
  /** Upload id to SHA-256 of everything whose last answer arrived. */
  acknowledged: Map<string, string>
  unfinished: Sending[]
  seed: number
}

const SENDERS = 4
const SIZES = [1, 700, 90_000, 1_048_564, 1_500_000, 3_000_000, 6_000_000]

/** Kills the server `kills` times while people send files to it, looks at everything each time, and says what it saw. */
export async function killDuringUploads(installation: Installation, kills: number) {
  const world = await openWorld(installation)
  const starts: number[] = []
  let finished = 0
  for (let kill = 0; kill < kills; kill++) {
    const began = performance.now()
    const portal = await startPortal(installation)
    starts.push(performance.now() - began)
    expectNothingLeftOver(world)
    const senders = Array.from({ length: SENDERS }, () => sendUntilKilled(world, portal.origin))
    await Bun.sleep(10 + Math.random() * 400)
    portal.signal('SIGKILL')
    await Promise.all([portal.exited, ...senders])
    finished += await expectAllKept(world, finished)
  }
  expect(world.deps.db.query('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  world.deps.db.close()
  return { acknowledged: world.acknowledged.size, slowestStart: Math.max(...starts) }
}

async function openWorld(installation: Installation): Promise<World> {
  const deps = await openInstallation(installation)
  const { id: ownerId } = installation.owner
  const token = deps.db.transaction(() => startBenchSession(deps, ownerId)).immediate()
  const [matterId = ''] = await addMatters(deps, { ownerId, clientId: ownerId }, 1, 0)
  const cookie = `${SESSION_COOKIE}=${token}`
  return { installation, deps, matterId, cookie, acknowledged: new Map(), unfinished: [], seed: 1 }
}

/** One person's browser: goes on with what is unfinished, then sends new files, until the server is gone. */
async function sendUntilKilled(world: World, origin: string): Promise<void> {
  const client = tus(
    {
      fetch: (path, init = {}) =>
        fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, cookie: world.cookie } }),
    },
    `/firm/matters/${world.matterId}/uploads`,
  )
  for (;;) {
    const sending = world.unfinished.pop() ?? newFile(world)
    try {
      await send(world, client, sending)
    } catch {
      world.unfinished.push(sending)
      return
    }
  }
}

function newFile(world: World): Sending {
  const seed = world.seed++
  return { url: null, bytes: someBytes(SIZES[seed % SIZES.length] ?? 1, seed) }
}

async function send(world: World, client: ReturnType<typeof tus>, sending: Sending): Promise<void> {
  const { bytes } = sending
  sending.url ??= await client.begin({ size: bytes.length, name: 'secret.bin' })
  const response = await client.head(sending.url)
  if (response.status !== 200) throw new Error(`an upload that was begun answers ${response.status}`)
  let offset = Number(response.headers.get('upload-offset'))
  while (offset < bytes.length) {
    const patched = await client.patch(sending.url, offset, bytes.slice(offset, offset + 800_000))
    if (patched.status !== 204) throw new Error(`a piece was answered with ${patched.status}`)
    offset = Number(patched.headers.get('upload-offset'))
  }
  const sha256 = new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
  world.acknowledged.set(sending.url.split('/').at(-1) ?? '', sha256)
}

/** Every row has its bytes, every acknowledged upload its row; those of earlier rounds were looked at then. */
async function expectAllKept({ deps, matterId, acknowledged }: World, seen: number): Promise<number> {
  const fresh = await keptDocuments(deps, matterId, seen)
  for (const { sha256, content } of fresh)
    expect(new Bun.CryptoHasher('sha256').update(content).digest('hex')).toBe(sha256)
  const rows = deps.db
    .query<{ id: string; sha256: Uint8Array }, []>('select id, sha256 from document_versions')
    .all()
  const kept = new Map(rows.map(({ id, sha256 }) => [id, Buffer.from(sha256).toString('hex')]))
  for (const [id, sha256] of acknowledged) expect(kept.get(id)).toBe(sha256)
  return fresh.length
}

function expectNothingLeftOver({ deps, installation }: World): void {
  const ids = (folder: string) =>
    readdirSync(join(installation.data, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name.replace(/\..*/, ''))
  const rows = (sql: string) =>
    new Set(
      deps.db
        .query<{ id: string }, []>(sql)
        .all()
        .map(({ id }) => id),
    )
  const versions = rows('select id from document_versions')
  const uploads = rows('select id from uploads')
  expect(ids('documents').filter((id) => !versions.has(id))).toEqual([])
  expect(ids('incoming').filter((id) => !uploads.has(id))).toEqual([])
}
