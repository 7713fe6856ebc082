import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { migrations } from '../../migrations/index.ts'

// A firm of the release before: what an update or a message gave is known by the moment of both.
const [AT, SENT, LATER] = ['2026-02-01T10:00:00.000Z', '2026-02-01T10:00:00.001Z', '2026-02-01T10:00:00.002Z']

test('0010 a share keeps which update or message gave it, and one that was made by itself none', () => {
  const db = new Database(':memory:', { strict: true })
  const before = migrations.filter(({ name }) => name < '0010')
  for (const { sql } of before) db.run(sql)
  db.run('pragma foreign_keys = off')
  const share = (id: string, documentId: string, at: string) =>
    db
      .query(`insert into shares (id, matter_id, document_id, version_id, shared_by, shared_at)
        values ($id, 'matter', $documentId, 'version', 'lawyer', $at)`)
      .run({ id, documentId, at })
  share('with the update', 'attached', AT)
  share('beside the update', 'other', AT)
  share('after the update', 'attached', LATER)
  share('with the message', 'sent', SENT)
  db.run(`insert into updates (id, matter_id, kind, happened_en, written_by, written_at)
    values ('update', 'matter', 'update', x'00', 'lawyer', '${AT}')`)
  db.run(
    `insert into update_documents (update_id, document_id, matter_id) values ('update', 'attached', 'matter')`,
  )
  db.run(`insert into messages (id, matter_id, thread_id, number, author_id, body_en, sent_at)
    values ('message', 'matter', 'thread', 1, 'lawyer', x'00', '${SENT}')`)
  db.run(migrations.find(({ name }) => name.startsWith('0010'))?.sql ?? '')
  const rows = db.query('select id, given_with from shares order by id').values()
  expect(rows).toEqual([
    ['after the update', null],
    ['beside the update', null],
    ['with the message', 'message'],
    ['with the update', 'update'],
  ])
  db.close()
})
