import { expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { addMatters } from '../bench/matters.ts'
import { openInstallation, startBenchSession } from '../bench/world.ts'
import { installPortal, startPortal } from '../support/executable.ts'
import { keptDocuments } from '../support/kept-documents.ts'
import { run } from '../support/run.ts'
import { someBytes, tus } from '../support/tus.ts'

const MB = 1_000_000
/** The portal keeps 500 MB for itself, so that much and a little more is given, and then taken by somebody else. */
const DISK = 560 * MB

test('T56 a full disk: 507, the server lives, and goes on when there is room again', async () => {
  const mount = mkdtempSync(join(tmpdir(), 'vestibule-disk-'))
  await run('mount', '-t', 'tmpfs', '-o', `size=${DISK},mode=0700`, 'tmpfs', mount)
  try {
    const data = join(mount, 'data')
    mkdirSync(data, { mode: 0o700 })
    const installation = await installPortal({}, { VESTIBULE_DATA: data })
    await fillAndEmpty({ ...installation, data }, join(mount, 'somebody-else'))
    installation.remove()
  } finally {
    await run('umount', '--lazy', mount)
    rmSync(mount, { recursive: true })
  }
})

async function fillAndEmpty(installation: Awaited<ReturnType<typeof installPortal>>, filler: string) {
  const deps = await openInstallation(installation)
  const ownerId = installation.owner.id
  const token = deps.db.transaction(() => startBenchSession(deps, ownerId)).immediate()
  const [matterId = ''] = await addMatters(deps, { ownerId, clientId: ownerId }, 1, 0)
  await using portal = await startPortal(installation)
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${portal.origin}${path}`, {
      ...init,
      headers: { ...init.headers, cookie: `${SESSION_COOKIE}=${token}` },
    })
  const client = tus({ fetch: get }, `/firm/matters/${matterId}/uploads`)
  const bytes = someBytes(20 * MB)
  const url = await client.begin({ size: bytes.length })
  expect((await client.patch(url, 0, bytes.slice(0, 5 * MB))).status).toBe(204)

  await run(
    'sh',
    '-c',
    `fallocate -l $(df -B1 --output=avail '${filler.replace(/\/[^/]*$/, '')}' | tail -1) '${filler}'`,
  )
  const refused = await client.patch(url, 5 * MB, bytes.slice(5 * MB))
  expect([refused.status, await refused.text()]).toEqual([
    507,
    'The portal has no room for this file at the moment. Please try again later.',
  ])
  expect((await client.create({ size: 1 })).status).toBe(507)
  expect((await get('/health')).status).toBe(200)

  rmSync(filler)
  const offset = await client.offset(url)
  expect(offset).toBeLessThanOrEqual(bytes.length)
  expect((await client.patch(url, offset, bytes.slice(offset))).status).toBe(204)
  const [document] = await keptDocuments(deps, matterId)
  expect(Buffer.compare(document?.content ?? new Uint8Array(), bytes)).toBe(0)
  expect(await portal.stop()).toBe(0)
  deps.db.close()
}
