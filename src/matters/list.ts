import { enterableMatters, type StaffViewer } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listGuestsOf } from '../members/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import {
  countMatters,
  listMatterIds,
  listMatters,
  type Matter,
  type MatterFilter,
  type Scope,
} from './queries.ts'
import type { TitleIndex } from './title-index.ts'
import { MATTER_STATUSES, oneOf, PRACTICE_AREAS } from './vocabulary.ts'

/** The address of a list: what its form and its links send. */
export type MatterListQuery = {
  q?: string | undefined
  status?: string | undefined
  area?: string | undefined
  responsible?: string | undefined
  mine?: string | undefined
  sort?: string | undefined
  page?: string | undefined
}

export const MATTER_SORTS = ['activity', '-activity', 'number', '-number', 'title', '-title'] as const
export type MatterSort = (typeof MATTER_SORTS)[number]

export type MatterLine = Matter & { responsible: string; clients: readonly string[] }
export type MatterList = {
  lines: readonly MatterLine[]
  total: number
  page: number
  size: number
  sort: MatterSort
}

const PAGE = 50
const PAGES_AT_MOST = 100_000

/** One page of the matters that `viewer` may enter. Every count is of those, and of no other. */
export async function listMatterPage(
  deps: Deps,
  titles: TitleIndex,
  viewer: StaffViewer,
  query: MatterListQuery,
): Promise<MatterList> {
  const { db } = deps
  const scope = enterableMatters(deps, viewer)
  const filter = await filterFrom(titles, query)
  const total = countMatters(db, scope, filter)
  const sort = oneOf(MATTER_SORTS, query.sort) ?? '-activity'
  const page = pageFrom(query.page, total)
  const slice = { limit: PAGE, offset: (page - 1) * PAGE }
  const matters = sort.endsWith('title')
    ? await listByTitle(deps, titles, scope, filter, { ...slice, sort, language: viewer.language })
    : listMatters(db, deps.vault, scope, filter, { ...orderFrom(sort), ...slice })
  return { lines: withPeople(deps, matters), total, page, size: PAGE, sort }
}

async function filterFrom(titles: TitleIndex, query: MatterListQuery): Promise<MatterFilter> {
  const words = query.q?.trim().slice(0, 200)
  return {
    status: oneOf(MATTER_STATUSES, query.status),
    practiceArea: oneOf(PRACTICE_AREAS, query.area),
    responsibleId: query.responsible || null,
    mine: query.mine === 'yes',
    ids: words ? await titles.search(words) : null,
  }
}

function pageFrom(typed: string | undefined, total: number): number {
  const asked = /^\d{1,6}$/.test(typed ?? '') ? Number(typed) : 1
  return Math.max(1, Math.min(asked, Math.ceil(total / PAGE), PAGES_AT_MOST))
}

function orderFrom(sort: MatterSort) {
  return {
    by: sort.endsWith('number') ? ('number' as const) : ('activity' as const),
    direction: sort.startsWith('-') ? ('descending' as const) : ('ascending' as const),
  }
}

async function listByTitle(
  { db, vault }: Deps,
  titles: TitleIndex,
  scope: Scope,
  filter: MatterFilter,
  {
    limit,
    offset,
    sort,
    language,
  }: { limit: number; offset: number } & {
    sort: MatterSort
    language: StaffViewer['language']
  },
): Promise<Matter[]> {
  const sorted = await titles.sort(listMatterIds(db, scope, filter), language)
  if (sort.startsWith('-')) sorted.reverse()
  const ids = sorted.slice(offset, offset + limit)
  const matters = listMatters(
    db,
    vault,
    scope,
    { ...filter, ids },
    { by: 'number', direction: 'ascending', limit, offset: 0 },
  )
  const place = new Map(ids.map((id, i) => [id, i]))
  return matters.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

function withPeople({ db, vault }: Deps, matters: readonly Matter[]): MatterLine[] {
  const guests = Map.groupBy(
    listGuestsOf(
      db,
      matters.map(({ id }) => id),
    ),
    ({ matterId }) => matterId,
  )
  const ids = [...guests.values()].flat().map(({ personId }) => personId)
  const people = listPersonsById(db, vault, [...ids, ...matters.map(({ responsibleId }) => responsibleId)])
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return matters.map((matter) => ({
    ...matter,
    responsible: nameOf(matter.responsibleId),
    clients: (guests.get(matter.id) ?? []).map(({ personId }) => nameOf(personId)),
  }))
}
