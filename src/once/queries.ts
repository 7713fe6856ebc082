import type { Database } from 'bun:sqlite'

const OWN = 'matter_id = $matterId and $personId ='
const MADE = {
  tasks: `select ${OWN} created_by and withdrawn_at is null as stands from tasks where id = $id`,
  internal_tasks: `select ${OWN} created_by and removed_at is null as stands from internal_tasks where id = $id`,
  requests: `select ${OWN} created_by and withdrawn_at is null as stands from requests where id = $id`,
  request_items: 'select matter_id = $matterId as stands from request_items where id = $id',
  calendar_events: `
    select ${OWN} created_by and cancelled_at is null as stands from calendar_events where id = $id`,
  updates: `select ${OWN} written_by and withdrawn_at is null as stands from updates where id = $id`,
  notes: `select ${OWN} author_id as stands from notes where id = $id`,
  comments: `select ${OWN} author_id and withdrawn_at is null as stands from comments where id = $id`,
} as const

/** What a form can make. */
export type Made = keyof typeof MADE

/** Whose id it is, whatever the matter; `stands`: of this matter and this person, and not taken back. */
export function findMade(
  db: Database,
  table: Made,
  of: { id: string; matterId: string; personId: string },
): { stands: number } | null {
  return db.query<{ stands: number }, typeof of>(MADE[table]).get(of)
}

const MADE_FOR_FIRM = {
  matters: 'select 1 from matters where id = $id',
  persons: 'select 1 from persons where id = $id',
  articles: 'select 1 from articles where id = $id',
} as const

/** Something of the firm as a whole that a form can make. */
export type MadeForFirm = keyof typeof MADE_FOR_FIRM

/** Whether it is there: the id is of a form and of whoever sent it. */
export function isMade(db: Database, table: MadeForFirm, id: string): boolean {
  return db.query(MADE_FOR_FIRM[table]).get({ id }) !== null
}
