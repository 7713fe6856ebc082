import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db.ts'
import { readUnlockSecret } from '../../src/installation/unlock-secret.ts'
import { openVault } from '../../src/vault/vault.ts'
import { cleanEnvironment, freePort, runVestibule, startPortal } from '../support/executable.ts'
import { keptDocuments } from '../support/kept-documents.ts'

let folder: string
let environment: Record<string, string>
let matters: { id: string; number: string; documents: number }[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-rekey-'))
  const child = Bun.spawn(
    [
      ...[process.execPath, 'test/demo/main.ts', '--json'],
      ...['--into', join(folder, 'firm'), '--port', String(freePort())],
    ],
    {
      cwd: join(import.meta.dir, '../..'),
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  environment = JSON.parse(await new Response(child.stdout).text()).environment
  matters = reading((db) =>
    db
      .query<(typeof matters)[number], []>(`
        select matters.id, matters.number, count(*) as documents from matters
        join document_versions on document_versions.matter_id = matters.id
        group by matters.id order by documents desc limit 2`)
      .all(),
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function reading<T>(read: (db: Database) => T): T {
  const db = new Database(join(String(environment.VESTIBULE_DATA), 'portal.db'), { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

async function kept(matterId: string): Promise<string[]> {
  const dataDir = String(environment.VESTIBULE_DATA)
  const unlockSecret = readUnlockSecret(String(environment.VESTIBULE_UNLOCK_KEY_FILE)) ?? new Uint8Array()
  const [db, vault] = [openDatabase(join(dataDir, 'portal.db')), await openVault({ dataDir, unlockSecret })]
  const documents = await keptDocuments({ db, vault } as Parameters<typeof keptDocuments>[0], matterId)
  db.close()
  return documents
    .map(
      ({ documentId, number, fileName, content }) =>
        `${documentId} ${number} ${fileName} ${Bun.hash(content)}`,
    )
    .sort()
}

const rekey = (number: string, ...flags: string[]) =>
  runVestibule(['matter', 'rekey', number, '--json', '--yes', ...flags], environment)
const done = () =>
  reading((db) =>
    db
      .query<{ done: number; finished: string | null }, []>(
        'select documents_done as done, finished_at as finished from rekeys order by asked_at desc limit 1',
      )
      .get(),
  )

test('a matter is re-keyed where no server runs, and every document is what it was', async () => {
  const [, { id, number, documents } = { id: '', number: '', documents: 0 }] = matters
  const before = await kept(id)
  expect((await runVestibule(['matter', 'rekey', number], environment)).code).toBe(2) // nobody said yes
  expect((await rekey('none')).code).toBe(3)
  const { code, stdout, stderr } = await rekey(number)
  expect({ code, stderr: stderr.split('\n').length }).toEqual({ code: 0, stderr: 2 })
  expect(JSON.parse(stdout)).toEqual({
    number,
    finished: true,
    documents,
    done: documents,
    waitsForUploads: false,
  })
  expect(await kept(id)).toEqual(before)
}, 60_000)

test('the server does it beside people’s work, and goes on after kill -9', async () => {
  const [{ id, number, documents } = { id: '', number: '', documents: 0 }] = matters
  const before = await kept(id)
  const portal = { environment, folder }
  const killed = await startPortal(portal)
  expect((await rekey(number, '--no-wait')).code).toBe(10)
  while (!done()?.done) await Bun.sleep(5)
  killed.signal('SIGKILL')
  await killed.exited
  expect(done()?.finished).toBeNull() // it was in the middle
  await using server = await startPortal(portal)
  const { code, stdout } = await rekey(number)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ number, finished: true, done: documents })
  expect((await fetch(`${server.origin}/health`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
  expect(await kept(id)).toEqual(before)
  expect((await runVestibule(['audit', 'verify'], environment)).code).toBe(0)
}, 60_000)
