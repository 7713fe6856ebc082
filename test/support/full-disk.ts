import { expect } from 'bun:test'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MINUTE } from '../../src/clock.ts'
import { openDatabase } from '../../src/db.ts'
import { openInstallation } from '../bench/world.ts'
import { installPortal, type RunningPortal, startPortal } from './executable.ts'
import { keptDocuments } from './kept-documents.ts'
import { onTmpfs, run } from './mounts.ts'
import { someBytes } from './tus.ts'
import { addFolder, expectStatus, openWriting, post, sha256, uploadClient, type Writing } from './writers.ts'

const MB = 1_000_000
/** The portal keeps 500 MB for itself, so that much and a little more is given, and then taken by somebody else. */
const DISK = 620 * MB
const SIZE = 5 * MB
const UNRECORDED = 'the disk is full: the event of a reading could not be written'

/** Fills the disk under a portal that is receiving a file, and empties it again, `times` times. */
export function fillOften(times: number): Promise<void> {
  return onTmpfs(String(DISK), async (folder) => {
    const data = join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    const made = await installPortal({}, { VESTIBULE_DATA: data })
    const writing = await openWriting({ ...made, data })
    const portal = await startPortal(writing.installation)
    const old = await sendWhole(writing, portal)
    for (let n = 0; n < times; n++)
      await fillAndEmpty(writing, portal, { old, filler: join(folder, 'filler') })
    expect(await portal.stop()).toBe(0)
    await expectAll(writing)
    made.remove()
  })
}

async function fillAndEmpty(writing: Writing, portal: RunningPortal, at: { old: string; filler: string }) {
  const { origin } = portal
  const client = uploadClient(writing, origin)
  const bytes = someBytes(SIZE, ++writing.count)
  const url = await client.begin({ size: SIZE })
  expect((await client.patch(url, 0, bytes.slice(0, MB))).status).toBe(204)
  await leaveNoRoom(writing, at.filler)

  const refused = await client.patch(url, MB, bytes.slice(MB))
  expect([refused.status, await refused.text()]).toEqual([
    507,
    'The portal has no room for this file at the moment. Please try again later.',
  ])
  expect((await client.create({ size: 1 })).status).toBe(507)
  expect((await fetch(`${origin}/health`)).status).toBe(200)
  await expectReadable(writing, origin, at.old)
  const unrecorded = await portal.logged(UNRECORDED)
  expect(unrecorded).toMatchObject({ level: 'error', matter: writing.matterId })
  const folder = await post(writing, origin, `/firm/matters/${writing.matterId}/folders`, { name: 'No room' })
  expect([folder.status, await folder.text()]).toEqual([507, expect.stringContaining('Its disk is full')])

  rmSync(at.filler)
  await addFolder(writing, origin)
  const offset = await client.offset(url)
  await expectStatus(await client.patch(url, offset, bytes.slice(offset)), 204, 'the rest')
  writing.acknowledged.uploads.set(url.split('/').at(-1) ?? '', sha256(bytes))
}

/** Of the reserve neither, nor in the database's own log; and the session is due to be noted as seen. */
async function leaveNoRoom({ installation }: Writing, filler: string): Promise<void> {
  const db = openDatabase(join(installation.data, 'portal.db'))
  db.run('update sessions set last_seen_at = $at', [new Date(Date.now() - 5 * MINUTE).toISOString()])
  db.run('pragma wal_checkpoint(truncate)')
  const room = `$(df -B1 --output=avail '${join(filler, '..')}' | tail -1)`
  // the portal may take a page between the measuring and the taking
  await run(
    'sh',
    '-c',
    `for n in 1 2 3 4 5 6 7 8 9; do fallocate -l ${room} '${filler}' && exit; done; exit 1`,
  )
  db.close()
}

async function expectReadable({ cookie, matterId }: Writing, origin: string, old: string): Promise<void> {
  const read = (path: string) => fetch(`${origin}/firm/matters/${matterId}/${path}`, { headers: { cookie } })
  for (const path of ['', 'documents']) expect([path, (await read(path)).status]).toEqual([path, 200])
  const response = await read(`documents/${old}/download`)
  expect([response.status, (await response.bytes()).length]).toEqual([200, SIZE])
  expect((await read('log')).status).toBe(200)
  const zip = await read('documents/zip')
  expect([zip.status, (await zip.bytes()).length > SIZE]).toEqual([200, true])
}

/** Returns where it can be read. */
async function sendWhole(writing: Writing, { origin }: RunningPortal): Promise<string> {
  const client = uploadClient(writing, origin)
  const bytes = someBytes(SIZE, ++writing.count)
  const url = await client.begin({ size: SIZE })
  await expectStatus(await client.patch(url, 0, bytes), 204, 'a file')
  const versionId = url.split('/').at(-1) ?? ''
  writing.acknowledged.uploads.set(versionId, sha256(bytes))
  const deps = await openInstallation(writing.installation)
  const [document] = await keptDocuments(deps, writing.matterId)
  deps.db.close()
  return `${document?.documentId}/versions/${versionId}`
}

async function expectAll({ installation, matterId, acknowledged }: Writing): Promise<void> {
  const deps = await openInstallation(installation)
  const kept = await keptDocuments(deps, matterId)
  for (const { content, sha256: hash } of kept) expect(sha256(content)).toBe(hash)
  expect(new Map(kept.map(({ id, sha256: hash }) => [id, hash]))).toEqual(acknowledged.uploads)
  expect(deps.db.query('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  deps.db.close()
}
