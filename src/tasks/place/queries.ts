import type { Database } from 'bun:sqlite'
import type { Texts } from '../../languages/needed.ts'
import { openTexts, type SealedTexts } from '../../languages/sealed-texts.ts'
import { CLOSED } from '../../phases.ts'
import type { ItemState } from '../../requests/vocabulary.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'
import type { TaskState } from '../vocabulary.ts'

type Key = Pick<Vault, 'matter'>

/** What was asked of clients, over several matters. `groupId`: of an item, its request. */
export type Pending<State> = {
  id: string
  matterId: string
  groupId: string
  title: Texts
  dueOn: string | null
  state: State
  changedAt: string
}
/** `before`: only with a due day before this one. */
export type Wanted<State> = { states: readonly State[]; before: string | null; limit: number }

type Row<Table extends string, State> = Omit<Pending<State>, 'title'> & {
  titleEn: Sealed<`${Table}.title_en`> | null
  titleFr: Sealed<`${Table}.title_fr`> | null
}

function openPending<Table extends string, State>(
  vault: Key,
  table: Table,
  row: Row<Table, State>,
): Pending<State> {
  const { titleEn: en, titleFr: fr, ...pending } = row
  const sealed: SealedTexts<Table, 'title'> = { en, fr }
  return { ...pending, title: openTexts(vault.matter(row.matterId), [table, 'title'], row.id, sealed) }
}

// Word for word as in the indexes of what is pending, so that years of what is done are not read.
const PENDING_ITEM = `state in ('open', 'sent-back', 'sent', 'lacking')`
const PENDING_TASK = `withdrawn_at is null and state <> 'confirmed'`

const WANTED = `state in (select value from json_each($states)) and ($before is null or due_on < $before)`
const BY_DUE_DAY = 'order by due_on is null, due_on'

/** Of matters whose portal is open. */
export function listPendingItems(
  db: Database,
  vault: Key,
  { where, parameters }: MatterScope,
  wanted: Wanted<ItemState>,
): Pending<ItemState>[] {
  const sql = `
    select request_items.id as id, request_items.matter_id as matterId, request_id as groupId,
      request_items.title_en as titleEn, request_items.title_fr as titleFr, due_on as dueOn, state,
      changed_at as changedAt
    from request_items join requests on requests.id = request_id join matters on matters.id = request_items.matter_id
    where withdrawn_at is null and ${PENDING_ITEM} and ${WANTED} and not ${CLOSED} and ${where}
    ${BY_DUE_DAY}, request_items.changed_at, request_items.id limit $limit`
  return db
    .query<Row<'request_items', ItemState>, Record<string, string | number | null>>(sql)
    .all({ ...parameters, ...wanted, states: JSON.stringify(wanted.states) })
    .map((row) => openPending(vault, 'request_items', row))
}

export function listPendingTasks(
  db: Database,
  vault: Key,
  { where, parameters }: MatterScope,
  wanted: Wanted<TaskState>,
): Pending<TaskState>[] {
  const sql = `
    select tasks.id as id, tasks.matter_id as matterId, tasks.id as groupId, title_en as titleEn, title_fr as titleFr,
      due_on as dueOn, state, coalesce(done_at, asked_at) as changedAt
    from tasks join matters on matters.id = tasks.matter_id
    where ${PENDING_TASK} and ${WANTED} and not ${CLOSED} and ${where}
    ${BY_DUE_DAY}, tasks.created_at, tasks.id limit $limit`
  return db
    .query<Row<'tasks', TaskState>, Record<string, string | number | null>>(sql)
    .all({ ...parameters, ...wanted, states: JSON.stringify(wanted.states) })
    .map((row) => openPending(vault, 'tasks', row))
}

/** What clients sent, do not have or did, and nobody of the firm has answered. */
export function countToReview(db: Database, { where, parameters }: MatterScope): number {
  const sql = `
    select (select count(*) from request_items
        join requests on requests.id = request_id join matters on matters.id = request_items.matter_id
        where withdrawn_at is null and ${PENDING_ITEM} and state in ('sent', 'lacking') and not ${CLOSED} and ${where})
      + (select count(*) from tasks join matters on matters.id = tasks.matter_id
        where ${PENDING_TASK} and state = 'done' and not ${CLOSED} and ${where}) as count`
  return db.query<{ count: number }, MatterScope['parameters']>(sql).get(parameters)?.count ?? 0
}
