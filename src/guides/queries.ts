import type { Database } from 'bun:sqlite'

/** Whether somebody has seen, or skipped, what a first visit shows. */
export function hasVisited(db: Database, personId: string): boolean {
  return db.query('select 1 from first_visits where person_id = $personId').get({ personId }) !== null
}

/** False where it was written before. */
export function insertFirstVisit(db: Database, visit: { personId: string; doneAt: string }): boolean {
  const sql =
    'insert into first_visits (person_id, done_at) values ($personId, $doneAt) on conflict do nothing'
  return db.query(sql).run(visit).changes === 1
}
