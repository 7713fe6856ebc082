import { afterAll, beforeAll, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import {
  EXECUTABLE,
  type Installation,
  installPortal,
  type RunningPortal,
  runVestibule,
  startPortal,
} from '../support/executable.ts'
import { buildNextRelease } from '../support/next-release.ts'
import { type Visitor, visit } from '../support/portal-over-http.ts'
import { sendAll, someBytes } from '../support/tus.ts'

const BEFORE = someBytes(3_000_000, 1)
const AFTER = someBytes(2_000_000, 2)
let next: Awaited<ReturnType<typeof buildNextRelease>>
let installation: Installation
let owner: Visitor
let matter = ''
const backup = () => join(installation.folder, 'backup')

beforeAll(async () => {
  next = await buildNextRelease()
  installation = await installPortal()
}, 600_000)
afterAll(() => {
  next.remove()
  installation.remove()
})

const serve = (program: string, destination: string | null = backup()) =>
  startPortal(
    {
      ...installation,
      environment: {
        ...installation.environment,
        ...(destination && { VESTIBULE_BACKUP_DESTINATION: destination }),
      },
    },
    [],
    [program],
  )
const run = (program: string, ...words: string[]) =>
  runVestibule(words, installation.environment, undefined, program)

/** Every document that the matter's page leads to, as it is given out. */
async function documentsOf(): Promise<string[]> {
  const page = await owner.page(`/firm/matters/${matter}/documents`)
  const ids = new Set([...page.matchAll(/\/documents\/([0-9a-f-]{36})/g)].map(([, id]) => id))
  const contents = [...ids].map(async (id) => {
    const shown = await owner.page(`/firm/matters/${matter}/documents/${id}`)
    const [download = ''] = /\/firm\/matters\/[^"]+\/versions\/[^"]+\/download/.exec(shown) ?? []
    return sha256(await (await owner.get(download)).bytes())
  })
  return (await Promise.all(contents)).sort()
}
const sha256 = (bytes: Uint8Array) => new Bun.CryptoHasher('sha256').update(bytes).digest('hex')

async function end(portal: RunningPortal): Promise<void> {
  expect(await portal.stop()).toBe(0)
}

test('the present release serves a matter, and is backed up', async () => {
  const portal = await serve(EXECUTABLE, null)
  owner = await visit(portal.origin)
  await owner.enrol(installation.owner)
  matter = await owner.send('/firm/matters', {
    ...{ number: '2026-0001', internalTitle: 'Gagnon separation', practiceArea: 'family', province: 'QC' },
    ...{ clientTitleEn: 'Your separation', responsible: installation.owner.id },
  })
  await sendAll(owner, `/firm/matters/${matter}/uploads`, { name: 'before.bin', bytes: BEFORE })
  expect(await documentsOf()).toEqual([sha256(BEFORE)])
  await end(portal)
  expect((await run(EXECUTABLE, 'backup', 'create', backup())).code).toBe(0)
})

test('T65 without a backup, or a place for one, the next release changes nothing', async () => {
  const stopped = await serve(next.program, null).catch((error: Error) => error)
  expect(String(stopped)).toContain('a backup must exist first')
  const nowhere = await serve(next.program, join(installation.folder, 'absent')).catch(
    (error: Error) => error,
  )
  expect(String(nowhere)).toContain('the portal is as it was')
  const portal = await serve(EXECUTABLE)
  expect((await owner.signIn(owner.authenticator)).status).toBe(200)
  expect(await documentsOf()).toEqual([sha256(BEFORE)])
  await end(portal)
})

test('T65 the next release upgrades on a verified backup, and the pages go on', async () => {
  const portal = await serve(next.program)
  const upgraded = await portal.logged('upgraded')
  expect(upgraded).toMatchObject({
    from: migrations.at(-1)?.name,
    to: next.migration,
    backup: expect.any(String),
  })
  expect(await documentsOf()).toEqual([sha256(BEFORE)])
  await sendAll(owner, `/firm/matters/${matter}/uploads`, { name: 'after.bin', bytes: AFTER })
  expect(await documentsOf()).toEqual([sha256(BEFORE), sha256(AFTER)].sort())
  expect(await owner.page('/firm/log')).toContain('upgraded')
  await end(portal)
  expect((await run(next.program, 'audit', 'verify')).code).toBe(0)
  expect((await run(next.program, 'backup', 'verify', backup(), '--read-data')).code).toBe(0)
})

test('the former release does not touch what the next one wrote, and says why', async () => {
  const served = await serve(EXECUTABLE).catch((error: Error) => error)
  expect(String(served)).toContain(`newer than this program: it has migration ${next.migration}`)
  const listed = await run(EXECUTABLE, 'person', 'list')
  expect(listed.code).toBe(3)
  expect(listed.stderr).toContain('newer than this program')
})

test('T65 the next release takes its upgrade back, and the former one serves as before', async () => {
  const back = await run(next.program, 'rollback', '--yes')
  expect({ code: back.code, stderr: back.stderr }).toEqual({ code: 0, stderr: expect.any(String) })
  const portal = await serve(EXECUTABLE)
  expect((await owner.get('/firm')).status).toBe(303)
  expect((await owner.signIn(owner.authenticator)).status).toBe(200)
  expect(await documentsOf()).toEqual([sha256(BEFORE)])
  await end(portal)
  expect((await run(EXECUTABLE, 'audit', 'verify')).code).toBe(0)
  expect((await run(EXECUTABLE, 'backup', 'create', backup())).code).toBe(0)
  expect((await run(EXECUTABLE, 'rollback', '--yes')).code).toBe(3)
})

test('T65 after that the next release can upgrade again', async () => {
  rmSync(join(installation.data, 'undone'), { recursive: true })
  const portal = await serve(next.program)
  await portal.logged('upgraded')
  expect((await owner.signIn(owner.authenticator)).status).toBe(200)
  expect(await documentsOf()).toEqual([sha256(BEFORE)])
  await end(portal)
})
