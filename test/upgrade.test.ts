import { afterEach, expect, test } from 'bun:test'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Migration, migrations } from '../migrations/index.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase, openDatabaseOfThisRelease } from '../src/db.ts'
import { EXIT, Refusal } from '../src/installation/refusal.ts'
import type { Log } from '../src/log.ts'
import { startServer } from '../src/server/start.ts'
import { type Order, type Step, upgradeDatabase } from '../src/upgrade/upgrade.ts'
import { closedPortal, later, NEXT, namesIn, stateOf } from './support/old-portal.ts'
import { backUpTo } from './support/restoring.ts'

type Old = Awaited<ReturnType<typeof closedPortal>>
const portals: Old[] = []
afterEach(() => {
  for (const portal of portals.splice(0)) portal.stop()
})

async function oldPortal(): Promise<Old> {
  const portal = await closedPortal()
  portals.push(portal)
  return portal
}

const upgrade = ({ dataDir, deps }: Old, order: Partial<Order> = {}) =>
  upgradeDatabase({
    ...{ data: dataDir, vault: deps.vault, clock: deps.clock, backUp: async () => '20260302T150000Z' },
    ...{ migrations: later(NEXT), ...order },
  })

const STEPS: Step[] = ['backup', 'hold', 'copy', 'migrate', 'check', 'keep', 'swap']

test('T65 an upgrade makes a backup first, migrates, says so in the log, and keeps the former database', async () => {
  const portal = await oldPortal()
  const steps: Step[] = []
  const backedUp: string[] = []
  const backUp: Order['backUp'] = async (db) => {
    backedUp.push(
      String(db.query("select count(*) as n from sqlite_schema where name = 'next_things'").values()),
    )
    return '20260302T150000Z'
  }
  const before = stateOf(portal.dataDir)
  const upgraded = await upgrade(portal, { backUp, onStep: (step) => steps.push(step) })
  expect(upgraded).toEqual({
    from: migrations.at(-1)?.name ?? '',
    to: '9001_next',
    backup: '20260302T150000Z',
  })
  expect(steps).toEqual(STEPS)
  expect(backedUp).toEqual(['0'])
  const db = openDatabase(join(portal.dataDir, 'portal.db'), later(NEXT))
  expect(db.query('select * from next_things').all()).toEqual([])
  const last = db.query<{ kind: string }, []>('select kind from events order by seq desc limit 1').get()
  expect(last?.kind).toBe('portal.upgraded')
  db.close()
  expect(stateOf(join(portal.dataDir, 'former'))).toEqual(before)
  expect(existsSync(join(portal.dataDir, 'upgrade'))).toBe(false)
  expect(await upgrade(portal)).toBeNull()
})

test.each(STEPS)('T65 an upgrade that fails at the step %s leaves the former state', async (failing) => {
  const portal = await oldPortal()
  const [before, names] = [stateOf(portal.dataDir), namesIn(portal.dataDir)]
  const onStep = (step: Step) => {
    if (step === failing) throw new Error('the disk said no')
  }
  const failed = await upgrade(portal, { onStep }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Refusal)
  expect(String(failed)).toContain('the portal is as it was: the disk said no')
  expect(stateOf(portal.dataDir)).toEqual(before)
  // Only the second name of the same file may be there already.
  expect(namesIn(portal.dataDir).filter((name) => name !== 'former')).toEqual(names)
  expect(await upgrade(portal)).not.toBeNull()
})

test.each(STEPS)('T65 an upgrade that is killed at the step %s leaves the former state', async (last) => {
  const portal = await oldPortal()
  const before = stateOf(portal.dataDir)
  const child = Bun.spawn(
    [
      process.execPath,
      join(import.meta.dir, 'support/upgrade-child.ts'),
      ...[portal.dataDir, Buffer.from(portal.unlockSecret).toString('base64'), last],
    ],
    { stdout: 'ignore', stderr: 'inherit' },
  )
  await child.exited
  expect(child.signalCode).toBe('SIGKILL')
  expect(stateOf(portal.dataDir)).toEqual(before)
  expect(await upgrade(portal)).not.toBeNull()
  expect(stateOf(join(portal.dataDir, 'former'))).toEqual(before)
})

const broken: [string, string, string][] = [
  [
    'is wrong after half its changes',
    "update firm set province = 'ON'; select nonsense from nowhere",
    'nowhere',
  ],
  ['breaks a reference', 'pragma foreign_keys = off; delete from persons', 'foreign keys'],
  ['loses a sealed text', "update persons set name = x'01' || randomblob(40)", 'persons.name'],
  [
    'moves a sealed text to another row',
    'update matters set internal_title = client_title_en',
    'matters.internal_title',
  ],
  [
    'writes down readable what was sealed',
    "alter table persons add column plain text; update persons set plain = 'Odile Tremblay-Okafor'",
    'stand readable',
  ],
]
test.each(broken)('T65 a migration that %s does not take effect', async (_, sql, reason) => {
  const portal = await oldPortal()
  const before = stateOf(portal.dataDir)
  const bad: Migration = { name: '9002_bad', sql }
  const failed = await upgrade(portal, { migrations: later(NEXT, bad) }).catch((error: unknown) => error)
  expect(String(failed)).toContain(reason)
  expect(stateOf(portal.dataDir)).toEqual(before)
  expect(readdirSync(portal.dataDir)).not.toContain('upgrade')
})

test('T65 without a backup that could be made and read, nothing is migrated', async () => {
  const portal = await oldPortal()
  const before = stateOf(portal.dataDir)
  const backUp = async () => {
    throw new Refusal('no room on the backup disk', EXIT.partial)
  }
  const failed = await upgrade(portal, { backUp }).catch((error: unknown) => error)
  expect(failed).toMatchObject({ exitCode: EXIT.partial })
  expect(String(failed)).toContain('no room on the backup disk')
  expect(stateOf(portal.dataDir)).toEqual(before)
})

test('a database that somebody else has open is not upgraded under them', async () => {
  const portal = await oldPortal()
  const other = openDatabaseOfThisRelease(join(portal.dataDir, 'portal.db'))
  other.query('select * from persons').all()
  const failed = await upgrade(portal).catch((error: unknown) => error)
  expect(String(failed)).toContain('locked')
  other.close()
})

/** `serve` of the later release, with the configuration that these flags make. */
async function serveLater(portal: Old, flags: Record<string, string>, noBackup = false, log: Log = () => {}) {
  const { config } = readConfig({
    flags: { data: portal.dataDir, 'unlock-key-file': portal.unlockKeyFile, port: '0', ...flags },
    environment: {},
    directory: portal.dir,
  })
  const given = {
    config,
    log,
    clock: portal.clock,
    acceptClock: true,
    noBackup,
    migrations: later(NEXT),
  }
  return startServer(given)
}

test('T65 serve upgrades after a backup that it has restored as a trial, and not without one', async () => {
  const portal = await oldPortal()
  const before = stateOf(portal.dataDir)
  const refused = await serveLater(portal, {}).catch((error: unknown) => error)
  expect(String(refused)).toContain('backup.destination')
  expect(stateOf(portal.dataDir)).toEqual(before)
  const dest = join(portal.dir, 'backup')
  const absent = await serveLater(portal, { 'backup-destination': dest }).catch((error: unknown) => error)
  expect(String(absent)).toContain('There is no backup in')
  expect(stateOf(portal.dataDir)).toEqual(before)
  const db = openDatabaseOfThisRelease(join(portal.dataDir, 'portal.db'))
  await backUpTo({ deps: { ...portal.deps, db } }, dest)
  db.close()
  portal.clock.forward(60_000)
  const kept: string[][] = []
  const log: Log = (_, message, facts) => {
    // Looked at now: once it runs, the server makes the backup of this day, which takes its place.
    if (message === 'upgraded')
      kept.push([String(facts?.backup)], readdirSync(join(dest, 'snapshots')).slice(-1))
  }
  const running = await serveLater(portal, { 'backup-destination': dest }, false, log)
  expect((await fetch(`${running.origin}/health`)).status).toBe(200)
  await running.stop()
  expect(kept).toEqual([['20260302T150100Z'], ['20260302T150100Z']])
  expect(stateOf(join(portal.dataDir, 'former')).schema).toEqual(before.schema)
})

test('T65 with --no-backup serve upgrades without one', async () => {
  const portal = await oldPortal()
  const running = await serveLater(portal, {}, true)
  expect((await fetch(`${running.origin}/health`)).status).toBe(200)
  await running.stop()
  expect(existsSync(join(portal.dataDir, 'former', 'portal.db'))).toBe(true)
})
