import type { Database } from 'bun:sqlite'
import type { GuestAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { openTexts, type SealedTexts } from '../languages/sealed-texts.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Read = GuestAccess<'tasks:read'>

/** What waits for a client, of a request or a task. */
export type OpenThing = { id: string; title: Texts; dueOn: string | null; isSentBack: 0 | 1 }

type Row<Table extends string> = {
  id: string
  titleEn: Sealed<`${Table}.title_en`> | null
  titleFr: Sealed<`${Table}.title_fr`> | null
  dueOn: string | null
  isSentBack: 0 | 1
}

function openThing<Table extends string>(
  vault: Key,
  table: Table,
  matterId: string,
  { id, titleEn: en, titleFr: fr, dueOn, isSentBack }: Row<Table>,
): OpenThing {
  const sealed: SealedTexts<Table, 'title'> = { en, fr }
  return { id, title: openTexts(vault.matter(matterId), [table, 'title'], id, sealed), dueOn, isSentBack }
}

type Some = { matterId: string; limit: number }

const BY_DUE_DAY = 'order by due_on is null, due_on'
const OPEN_ITEMS = `from request_items join requests on requests.id = request_id
  where request_items.matter_id = $matterId and withdrawn_at is null and state in ('open', 'sent-back')`
const SOME_ITEMS = `select request_items.id as id, request_items.title_en as titleEn, request_items.title_fr as titleFr,
  due_on as dueOn, state = 'sent-back' as isSentBack ${OPEN_ITEMS}
  ${BY_DUE_DAY}, requests.created_at, position limit $limit`

/** By due day, those that have none last. */
export function listOpenItems(db: Database, vault: Key, { matterId }: Read, limit: number): OpenThing[] {
  return db
    .query<Row<'request_items'>, Some>(SOME_ITEMS)
    .all({ matterId, limit })
    .map((row) => openThing(vault, 'request_items', matterId, row))
}

const OPEN_TASKS = `from tasks where matter_id = $matterId and withdrawn_at is null and state = 'open'
  and (assignee_id is null or assignee_id = $personId)`
const SOME_TASKS = `select id, title_en as titleEn, title_fr as titleFr, due_on as dueOn,
  (back_en is not null or back_fr is not null) as isSentBack ${OPEN_TASKS} ${BY_DUE_DAY}, created_at, id limit $limit`

export function listOpenTasks(db: Database, vault: Key, access: Read, limit: number): OpenThing[] {
  const { matterId, viewer } = access
  return db
    .query<Row<'tasks'>, Some & { personId: string }>(SOME_TASKS)
    .all({ matterId, limit, personId: viewer.personId })
    .map((row) => openThing(vault, 'tasks', matterId, row))
}

const COUNT = `select (select count(*) ${OPEN_ITEMS}) + (select count(*) ${OPEN_TASKS}) as count`

export function countOpenThings(db: Database, { matterId, viewer }: Read): number {
  const row = db
    .query<{ count: number }, { matterId: string; personId: string }>(COUNT)
    .get({ matterId, personId: viewer.personId })
  return row?.count ?? 0
}
