import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backUpDaily } from '../../src/backup/daily.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import type { MailBody } from '../../src/mail/queue.ts'
import type { Sealed } from '../../src/vault/sealed.ts'
import { type BackedUp, newBackedUp } from './support.ts'

// The clock begins on 2 March 2026 at 10:00 in Toronto; the firm is there.
let place: BackedUp
let deps: BackedUp['portal']['deps']
const { signal } = new AbortController()
beforeAll(async () => {
  place = await newBackedUp()
  const { portal, path } = place
  const backup = {
    ...portal.deps.config.backup,
    destination: path,
    at: '02:30',
    keepDaily: 2,
    keepWeekly: 0,
    keepMonthly: 0,
  }
  deps = { ...portal.deps, config: { ...portal.deps.config, backup } }
  portal.person({ name: 'Étienne Roy', firmRole: 'owner', language: 'fr' })
  portal.person({ name: 'Lee Lawyer' })
  await place.add('Lease.pdf', 'lease')
})
afterAll(() => place.stop())

type Row = { id: string; subject: Sealed<'mails.subject'>; body: Sealed<'mails.body'> }

/** What was written to the owners since the last look, as they read it. */
function newMails(): string[] {
  const rows = deps.db.query<Row, []>('select id, subject, body from mails order by rowid').all()
  deps.db.run('delete from mails')
  return rows.map(({ id, subject, body }) => {
    const { text }: MailBody = JSON.parse(deps.vault.firm.open('mails.body', id, body))
    return `${deps.vault.firm.open('mails.subject', id, subject)}\n${text}`
  })
}

const snapshots = () => readdirSync(join(place.path, 'snapshots')).sort()
const run = () => backUpDaily(deps, signal)
const lastKinds = (count: number) =>
  deps.db
    .query<{ kind: string }, { count: number }>(
      "select kind from events where kind like 'backup.%' order by seq desc limit $count",
    )
    .all({ count })
    .map(({ kind }) => kind)

test('where no backup was begun, none is: the owners are told once, and it is tried again every hour', async () => {
  await run()
  const [english = '', french = '', ...more] = newMails()
  expect(more).toEqual([])
  expect(english).toStartWith('The portal was NOT backed up')
  expect(english).toContain('Its disk may not be connected')
  expect(english).toContain('No backup has been made yet')
  expect(french).toStartWith('Le portail N’A PAS été sauvegardé')
  expect(english + french).not.toContain(place.path)
  expect(lastKinds(1)).toEqual(['backup.failed'])
  place.portal.clock.forward(30 * 60_000)
  await run()
  place.portal.clock.forward(HOUR)
  await run()
  expect(newMails()).toEqual([])
  expect(() => snapshots()).toThrow()
})

test('once it was begun, the next try makes it, and the owners read that in their language', async () => {
  mkdirSync(place.path, { recursive: true })
  await place.create()
  place.portal.clock.forward(HOUR)
  await run()
  const [english = '', french = '', ...more] = newMails()
  expect(more).toEqual([])
  expect(english).toStartWith('The portal was backed up')
  expect(english).toContain('has 1\u00a0document, of which 0 were new')
  expect(french).toStartWith('Le portail a été sauvegardé')
  expect(english + french).not.toContain('Lease')
  expect(lastKinds(1)).toEqual(['backup.made'])
})

test('once a day, at its time in the zone of the firm, and what no rule keeps goes', async () => {
  const before = snapshots()
  await run()
  expect(snapshots()).toEqual(before)
  const { clock } = place.portal
  // 2026-03-03T07:29Z is 02:29 in Toronto
  clock.forward(Date.parse('2026-03-03T07:29:00Z') - clock.now().getTime())
  await run()
  expect(snapshots()).toEqual(before)
  clock.forward(60_000)
  await run()
  expect(snapshots().at(-1)).toBe('20260303T073000Z')
  clock.forward(DAY)
  await run()
  expect(snapshots()).toEqual(['20260303T073000Z', '20260304T073000Z'])
  // the night in which clocks go forward: 02:30 is 03:30
  clock.forward(Date.parse('2026-03-08T07:31:00Z') - clock.now().getTime())
  await run()
  expect(snapshots().at(-1)).toBe('20260308T073100Z')
})

test('a stopping server gives up quietly, and the next start goes on', async () => {
  const { clock } = place.portal
  clock.forward(2 * DAY)
  newMails()
  const ending = new AbortController()
  const running = backUpDaily(deps, ending.signal)
  ending.abort()
  await running
  expect(newMails()).toEqual([])
  await run()
  expect(newMails()).toHaveLength(2)
})

test('the settings show the last backup, and owners are warned when there was none for two days', async () => {
  const { odile, portal } = place
  const { clock } = portal
  const lee = portal.person({ name: 'Lou Lawyer' })
  const owner = portal.person({ name: 'Olga Owner', firmRole: 'owner' })
  const calm = await (await owner.get('/firm/settings')).text()
  expect(calm).toContain('Last backup')
  expect(calm).not.toContain('more than two days')
  expect(await (await owner.get('/firm')).text()).not.toContain('is not being backed up')
  clock.forward(2 * DAY + HOUR)
  const later = portal.person({ name: 'Otto Owner', firmRole: 'owner' })
  const colleague = portal.person({ name: 'Liz Lawyer' })
  expect(await (await later.get('/firm/settings')).text()).toContain('more than two days')
  expect(await (await later.get('/firm')).text()).toContain('is not being backed up')
  expect(await (await colleague.get('/firm')).text()).not.toContain('is not being backed up')
  expect([odile.id, lee.id]).not.toContain(later.id)
  rmSync(place.path, { recursive: true })
})
