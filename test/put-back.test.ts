import { Database } from 'bun:sqlite'
import { afterAll, afterEach, expect, test } from 'bun:test'
import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { EXIT } from '../src/installation/refusal.ts'
import { startServer } from '../src/server/start.ts'
import { SESSION_COOKIE } from '../src/sessions/session.ts'
import { busyPortal } from './support/restoring.ts'

// Somebody copies an old portal.db into the data directory, past every command.
const portal = await busyPortal()
afterAll(portal.stop)
const { deps, dataDir, client, second } = portal
const [database, old] = [join(dataDir, 'portal.db'), join(portal.dir, 'old.db')]
deps.db.query('vacuum into $old').run({ old })
afterEach(() => {
  for (const name of ['portal.db', 'portal.db-wal', 'portal.db-shm'])
    rmSync(join(dataDir, name), { force: true })
})

async function serveOld(acceptRollback = false) {
  deps.db.close()
  for (const name of ['portal.db-wal', 'portal.db-shm']) rmSync(join(dataDir, name), { force: true })
  copyFileSync(old, database)
  chmodSync(database, 0o600)
  const flags = { data: dataDir, 'unlock-key-file': portal.unlockKeyFile, port: '0' }
  const { config } = readConfig({ flags, environment: {}, directory: portal.dir })
  return startServer({ config, log: () => {}, clock: portal.clock, acceptClock: true, acceptRollback })
}

const find = (sql: string) => {
  const db = new Database(database, { readonly: true })
  const rows = db.query(sql).values().flat()
  db.close()
  return rows
}

test('T60 M an old database put back by hand brings back nobody who was disabled since', async () => {
  await deps.vault.keyring.setPersonDisabled(client.id, deps.clock.now())
  const running = await serveOld()
  const answer = await fetch(`${running.origin}/portal`, {
    redirect: 'manual',
    headers: { cookie: `${SESSION_COOKIE}=${client.token}` },
  })
  expect(answer.status).toBe(303)
  await running.stop()
  expect(find(`select status from persons where id = '${client.id}'`)).toEqual(['disabled'])
  expect(find(`select count(*) from sessions where person_id = '${client.id}'`)).toEqual([0])
  expect(find("select count(*) from events where kind = 'person.disabled'")).toEqual([1])
})

test('T60 M and one that has a destroyed matter is not served until that is acknowledged', async () => {
  await deps.vault.destroyMatterKeys(second.id, deps.clock.now())
  const refused = await serveOld().catch((error: unknown) => error)
  expect(refused).toMatchObject({ exitCode: EXIT.rollback })
  const running = await serveOld(true)
  expect((await fetch(`${running.origin}/health`)).status).toBe(200)
  await running.stop()
  expect(find(`select count(*) from matters where id = '${second.id}'`)).toEqual([0])
  expect(find('select count(*) from sessions')).toEqual([0])
  expect(find("select count(*) from events where kind = 'portal.restored'")).toEqual([1])
})
