import type { Database } from 'bun:sqlite'
import { expect } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openDatabase } from '../../src/db.ts'
import { UUID } from '../../src/uuid.ts'
import { addMatters } from '../bench/matters.ts'
import { openInstallation } from '../bench/world.ts'
import { installPortal, startPortal } from './executable.ts'
import { expectStatus, openWriting, uploadClient, type Writing } from './writers.ts'

/** A document in the portal, and where its octets lie. */
export type Kept = {
  readonly versionId: string
  readonly documentId: string
  readonly url: string
  readonly path: string
  readonly content: Buffer<ArrayBuffer>
  /** As its row holds them. */
  readonly row: { sessionKey: Uint8Array; sealedSize: number; sha256: Uint8Array }
}

export type Tampering = Awaited<ReturnType<typeof openTampering>>

/** The executable at work on a data directory that somebody else writes to as well. */
export async function openTampering() {
  const installation = await installPortal()
  const writing = await openWriting(installation)
  const elsewhere = { ...writing, matterId: await anotherMatter(writing) }
  const portal = await startPortal(installation)
  const db = openDatabase(join(installation.data, 'portal.db'))
  return {
    cookie: writing.cookie,
    origin: portal.origin,
    keep: (size: number) => keep(writing, portal.origin, db, size),
    keepInAnotherMatter: (size: number) => keep(elsewhere, portal.origin, db, size),
    /** What somebody who can write the database gives `to`: what the row of `from` held. */
    giveRow: (from: Kept, { versionId }: Kept) =>
      db
        .query(`
          update document_versions set session_key = $sessionKey, sealed_size = $sealedSize, sha256 = $sha256
          where id = $versionId`)
        .run({ versionId, ...from.row }),
    /** Waits for that many lines of the log. */
    alarms: async ({ documentId }: Kept, logged: number) => {
      const ofIt = () => portal.logs().filter((line) => line.document === documentId)
      while (ofIt().length < logged) await Bun.sleep(5)
      expect(new Set(ofIt().map(({ message }) => message))).toEqual(new Set(['a stored document is damaged']))
      const sql = "select 1 from events where kind = 'document.damaged' and subject_id = $documentId"
      return { logged: ofIt().length, events: db.query(sql).all({ documentId }).length }
    },
    close: async () => {
      db.close()
      await portal.stop()
      installation.remove()
    },
  }
}

async function anotherMatter({ installation }: Writing): Promise<string> {
  const deps = await openInstallation(installation)
  const { id } = installation.owner
  const [matterId = ''] = await addMatters(deps, { ownerId: id, clientId: id }, 1, 0)
  deps.db.close()
  return matterId
}

async function keep(writing: Writing, origin: string, db: Database, size: number): Promise<Kept> {
  const { matterId, installation } = writing
  const content = randomBytes(size)
  const client = uploadClient(writing, origin)
  const upload = await client.begin({ size, name: 'secret.bin' })
  await expectStatus(await client.patch(upload, 0, content), 204, 'an upload')
  const versionId = upload.split('/').at(-1) ?? ''
  const row = db
    .query<Kept['row'] & { documentId: string }, { versionId: string }>(`
      select document_id as documentId, session_key as sessionKey, sealed_size as sealedSize, sha256
      from document_versions where id = $versionId`)
    .get({ versionId })
  if (!row) throw new Error('An acknowledged upload has no row.')
  await untilVerified(db, versionId)
  const { documentId, ...kept } = row
  return {
    ...{ versionId, documentId, content, row: kept },
    url: `/firm/matters/${matterId}/documents/${documentId}/versions/${versionId}/download`,
    path: join(installation.data, 'documents', versionId.slice(-2), versionId),
  }
}

/** The portal reads each new document once by itself; what it finds must not be taken for what a reader found. */
async function untilVerified(db: Database, versionId: string): Promise<void> {
  const sql = 'select 1 from document_versions where id = $versionId and verified_at is not null'
  while (!db.query(sql).get({ versionId })) await Bun.sleep(5)
}

/** What leaves: `octets` of the document, whether the connection broke, and `answer` where no document is given. */
export async function fetchTampered({ origin, cookie }: Pick<Tampering, 'origin' | 'cookie'>, { url }: Kept) {
  // A connection of its own: on a used one a reset before the answer would be tried again in silence.
  const once = { headers: { cookie }, keepalive: false }
  const response = await fetch(`${origin}${url}`, once).catch(() => null)
  if (!response) return { octets: Buffer.alloc(0), isBroken: true, answer: 'none' }
  const received: Uint8Array[] = []
  let isBroken = response.status !== 200
  try {
    for await (const bytes of response.body ?? []) received.push(bytes)
  } catch {
    isBroken = true
  }
  const body = Buffer.concat(received)
  if (response.status === 200) return { octets: body, isBroken, answer: '200' }
  // every page of the portal names its own address, its number, the time and the moment it was made
  const page = body.toString().replaceAll(new RegExp(`${UUID}|data-made="[^"]*"|\\d\\d:\\d\\d`, 'g'), '')
  return { octets: Buffer.alloc(0), isBroken, answer: `${response.status} ${page}` }
}
