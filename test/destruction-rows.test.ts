import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { listFates } from '../src/destruction/erase/queries.ts'
import { approve, askFor, exportWhole, letPeopleBeKnown } from './support/destruction.ts'
import { fillMatter } from './support/full-matter.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const cast = {
  owner: portal.person({ name: 'Olive Owner', firmRole: 'owner' }),
  lawyer: portal.person({ name: 'Lee Lawyer' }),
  client: portal.person({ name: 'Ada Client', kind: 'client' }),
  expert: portal.person({ name: 'Xavier Expert', kind: 'outside' }),
  walled: portal.person({ name: 'Wade Walled' }),
}

const TABLES = `
  select tables.name as name from pragma_table_list as tables
  where tables.schema = 'main' and tables.type = 'table'
    and exists (select 1 from pragma_table_info(tables.name) where name = 'matter_id')`
const tablesOfMatters = db
  .query<{ name: string }, []>(TABLES)
  .all()
  .map(({ name }) => name)
const rowsOf = (table: string, matterId: string) =>
  db.query<Record<string, unknown>, string>(`select * from "${table}" where matter_id = ?`).all(matterId)

test('M5 every table with a matter in it has its fate named, and no other', () => {
  const { erased, kept } = listFates()
  expect([...new Set([...erased, ...kept])].sort()).toEqual([...tablesOfMatters, 'matters'].sort())
})

test('M5 of a matter with rows of every kind nothing sealed is left but its log', async () => {
  const { matterId } = await fillMatter(portal, cast)
  const { lawyer, owner } = cast
  await lawyer.post(`/firm/matters/${matterId}/holds`, { reason: 'Appeal' })
  const unfilled = tablesOfMatters.filter((table) => rowsOf(table, matterId).length === 0)
  expect(unfilled.sort()).toEqual(['calendar_reminders', 'closings', 'notices', 'rekeys', 'retired_files'])
  await tick(portal.deps)
  expect(rowsOf('notices', matterId).length).toBeGreaterThan(0)
  for (const hold of rowsOf('legal_holds', matterId))
    await lawyer.post(`/firm/matters/${matterId}/holds/${hold.id}/lifting`)
  await lawyer.post(`/firm/matters/${matterId}/destruction/withdrawal`)
  await lawyer.post(`/firm/matters/${matterId}/closure`)
  await exportWhole(portal, matterId)
  const number = String(
    db.query<{ number: string }, string>('select number from matters where id = ?').get(matterId)?.number,
  )
  letPeopleBeKnown(portal)
  const matter = { id: matterId, number, documents: [] }
  expect((await approve(matter, await askFor(portal, matter, lawyer), owner)).status).toBe(303)
  await tick(portal.deps)
  const { kept } = listFates()
  const left = tablesOfMatters.filter((table) => rowsOf(table, matterId).length > 0)
  expect(left.filter((table) => !kept.includes(table))).toEqual(['walls'])
  const others = left.filter((name) => !['events', 'destructions'].includes(name))
  const values = others.flatMap((table) => rowsOf(table, matterId)).flatMap((kept) => Object.values(kept))
  expect(values.filter((value) => value instanceof Uint8Array && value.length > 0)).toEqual([])
  const row = db.query<Record<string, unknown>, string>('select * from matters where id = ?').get(matterId)
  expect(row).toMatchObject({
    number,
    status: 'destroyed',
    internal_title: new Uint8Array(),
    client_title_en: null,
  })
  expect(db.query('pragma foreign_key_check').all()).toEqual([])
})
