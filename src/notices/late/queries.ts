import type { Database } from 'bun:sqlite'
import { CLOSED } from '../../phases.ts'
import type { MatterScope } from '../../scopes.ts'

/** Of the matters that somebody works on: an owner may enter others, and is told of none of them. */
const OWN = 'exists (select 1 from matter_members where matter_id = matters.id and person_id = $personId)'

/** What was to be done before `today` (a day of the firm's) and is not: asked of clients, or of the firm itself. */
export function countLateThings(db: Database, { where, parameters }: MatterScope, today: string): number {
  const sql = `
    with open_matters as (select id from matters where ${where} and ${OWN} and not ${CLOSED})
    select
      (select count(*) from request_items join requests on requests.id = request_items.request_id
        where withdrawn_at is null and state in ('open', 'sent-back') and due_on < $today
          and request_items.matter_id in (select id from open_matters))
      + (select count(*) from tasks
        where withdrawn_at is null and state = 'open' and due_on < $today
          and matter_id in (select id from open_matters))
      + (select count(*) from internal_tasks
        where done_at is null and removed_at is null and due_on < $today and matter_id in (select id from open_matters)) as n`
  return db.query<{ n: number }, Record<string, string>>(sql).get({ ...parameters, today })?.n ?? 0
}
