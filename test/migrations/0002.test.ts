import { Database } from 'bun:sqlite'
import { afterAll, expect, test } from 'bun:test'
import { migrations } from '../../migrations/index.ts'

// A firm of the release before: nothing was kept of how long its clients have heard nothing.
const db = new Database(':memory:', { strict: true })
afterAll(() => db.close())
const [init, status] = migrations
const blob = new Uint8Array(1)
const [OPENED, SHARED, TO_EXPERT] = [
  '2026-01-05T00:00:00.000Z',
  '2026-02-01T00:00:00.000Z',
  '2026-03-01T00:00:00.000Z',
]

function person(id: string, kind: string): void {
  db.query(`
    insert into persons (id, kind, firm_role, name, email, email_index, language, created_at)
    values ($id, $kind, $role, $blob, $blob, $blob, 'en', $at)`).run({
    ...{ id, kind, blob, at: OPENED },
    role: kind === 'staff' ? 'lawyer' : null,
  })
}

function matter(id: string, state: string): void {
  db.query(`
    insert into matters (id, number, internal_title, practice_area, province, responsible_id, status, created_at, updated_at)
    values ($id, $id, $blob, 'family', 'QC', 'lawyer', $state, $at, $at)`).run({
    id,
    state,
    blob,
    at: OPENED,
  })
}

function share(id: string, personId: string, at: string): void {
  db.query(`
    insert into share_recipients (id, share_id, matter_id, document_id, person_id, shared_at)
    values ($id, $id, 'told', 'document', $personId, $at)`).run({ id, personId, at })
}

test('0002 every matter gets a status: when its client last got a document, else when it was opened', () => {
  db.run(init?.sql ?? '')
  person('lawyer', 'staff')
  person('client', 'client')
  person('expert', 'outside')
  matter('told', 'open')
  matter('silent', 'open')
  matter('over', 'closed')
  share('one', 'client', SHARED)
  share('two', 'expert', TO_EXPERT)
  db.run(status?.sql ?? '')
  const rows = db
    .query('select matter_id, heard_at, is_watched from matter_status order by matter_id')
    .values()
  expect(rows).toEqual([
    ['over', OPENED, 0],
    ['silent', OPENED, 1],
    ['told', SHARED, 1],
  ])
})

test('0002 a new matter has a status from its first moment, and leaves the watch when it closes', () => {
  matter('new', 'open')
  const watched = () => db.query("select is_watched from matter_status where matter_id = 'new'").values()
  expect(watched()).toEqual([[1]])
  db.run("update matters set status = 'closed' where id = 'new'")
  expect(watched()).toEqual([[0]])
})
