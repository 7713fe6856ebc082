import type { Database } from 'bun:sqlite'
import type { MatterScope } from '../../scopes.ts'
import type { Vault } from '../../vault/vault.ts'
import { MATTER_COLUMNS, type Matter, type MatterRow, openMatter } from '../queries.ts'
import type { MatterStatus, PracticeArea } from '../vocabulary.ts'

type Key = Pick<Vault, 'matter'>

export type MatterFilter = {
  status: MatterStatus | null
  practiceArea: PracticeArea | null
  responsibleId: string | null
  /** Only those in which the viewer is a member, which is narrower only for an owner. */
  mine: boolean
  /** Only these, as found by a search. */
  ids: readonly string[] | null
}
export const NO_FILTER: MatterFilter = {
  status: null,
  practiceArea: null,
  responsibleId: null,
  mine: false,
  ids: null,
}

export type MatterOrder = { by: 'number' | 'activity'; direction: 'ascending' | 'descending' }

const ORDER_BY: Record<MatterOrder['by'], Record<MatterOrder['direction'], string>> = {
  number: { ascending: 'number', descending: 'number desc' },
  activity: { ascending: 'updated_at, id', descending: 'updated_at desc, id desc' },
}
/**
 * Each condition is there only when it is asked for. The plus keeps SQLite from choosing it as its way in: the list's order
 * or the viewer's few memberships are the better one.
 */
const CONDITIONS: Record<keyof MatterFilter, string> = {
  status: '+status = $status',
  practiceArea: '+practice_area = $practiceArea',
  responsibleId: '+responsible_id = $responsibleId',
  mine: 'matters.id in (select matter_id from matter_members where person_id = $personId)',
  ids: 'matters.id in (select value from json_each($ids))',
}

function matching({ where, parameters }: MatterScope, filter: MatterFilter) {
  const asked = (Object.keys(CONDITIONS) as (keyof MatterFilter)[]).filter((name) => filter[name])
  return {
    where: [where, ...asked.map((name) => CONDITIONS[name])].join(' and '),
    parameters: {
      ...parameters,
      status: filter.status,
      practiceArea: filter.practiceArea,
      responsibleId: filter.responsibleId,
      ids: JSON.stringify(filter.ids ?? []),
    },
  }
}

export type Slice = { limit: number; offset: number }

export function listMatters(
  db: Database,
  vault: Key,
  scope: MatterScope,
  filter: MatterFilter,
  { by, direction, limit, offset }: MatterOrder & Slice,
): Matter[] {
  const { where, parameters } = matching(scope, filter)
  const sql = `select ${MATTER_COLUMNS} from matters where ${where} order by ${ORDER_BY[by][direction]} limit $limit offset $offset`
  return db
    .query<MatterRow, Record<string, string | number | null>>(sql)
    .all({ ...parameters, limit, offset })
    .map((row) => openMatter(vault, row))
}

/** How many there are, counted no further than `limit`. */
export function countMatters(db: Database, scope: MatterScope, filter: MatterFilter, limit: number): number {
  const { where, parameters } = matching(scope, filter)
  const sql = `select count(*) as count from (select 1 from matters where ${where} limit $limit)`
  return (
    db.query<{ count: number }, Record<string, string | number | null>>(sql).get({ ...parameters, limit })
      ?.count ?? 0
  )
}

/** The ids of the list; with `among`, only which of those are in it. */
export function listMatterIds(
  db: Database,
  scope: MatterScope,
  filter: MatterFilter,
  among?: readonly string[],
): string[] {
  const { where, parameters } = matching(scope, filter)
  const piece = among ? 'id in (select value from json_each($among)) and ' : ''
  const sql = `select id from matters where ${piece}${where}`
  return db
    .query<{ id: string }, Record<string, string | null>>(sql)
    .values({ ...parameters, among: JSON.stringify(among ?? []) })
    .map(([id]) => String(id))
}
