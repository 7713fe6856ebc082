import { FirmAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { pageNumber } from '../../http/page-number.ts'
import { listGuestsOf } from '../../members/queries.ts'
import { oneOf } from '../../one-of.ts'
import { listPersonsById } from '../../people/queries.ts'
import { enterableMatters, type MatterScope } from '../../scopes.ts'
import type { StaffViewer } from '../../viewer.ts'
import type { Matter } from '../queries.ts'
import type { TitleIndex } from '../titles/title-index.ts'
import { MATTER_STATUSES, PRACTICE_AREAS } from '../vocabulary.ts'
import { countMatters, listMatterIds, listMatters, type MatterFilter, NO_FILTER } from './queries.ts'

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

const MATTER_SORTS = ['activity', '-activity', 'number', '-number', 'title', '-title'] as const
export type MatterSort = (typeof MATTER_SORTS)[number]

export type MatterLine = Matter & { responsible: string; clients: readonly string[] }
export type MatterList = {
  lines: readonly MatterLine[]
  total: number
  /** There are more than `total`: counting them all would cost more than showing the page. */
  open: boolean
  page: number
  size: number
  sort: MatterSort
}

const PAGE = 50
const COUNTED_BEYOND = 1000
/** Title order is made from the whole list in memory, and asked about in pieces. */
const PIECE = 500

/** One page of the matters that `viewer` may enter. Every count is of those, and of no other. */
export async function readMatterList(
  deps: Deps,
  titles: TitleIndex,
  viewer: StaffViewer,
  query: MatterListQuery,
): Promise<MatterList> {
  const { db } = deps
  const scope = enterableMatters(deps, viewer)
  const filter = await filterFrom(titles, viewer, query)
  const asked = pageNumber(query.page)
  const limit = (asked - 1) * PAGE + COUNTED_BEYOND
  const total = countMatters(db, scope, filter, limit)
  const sort = oneOf(MATTER_SORTS, query.sort) ?? '-activity'
  const page = Math.max(1, Math.min(asked, Math.ceil(total / PAGE)))
  const slice = { limit: PAGE, offset: (page - 1) * PAGE }
  const matters = sort.endsWith('title')
    ? await listByTitle(deps, titles, scope, filter, {
        ...slice,
        sort,
        open: total === limit,
        language: viewer.language,
      })
    : listMatters(db, deps.vault, scope, filter, { ...orderFrom(sort), ...slice })
  return { lines: withPeople(deps, matters), total, open: total === limit, page, size: PAGE, sort }
}

async function filterFrom(
  titles: TitleIndex,
  viewer: StaffViewer,
  query: MatterListQuery,
): Promise<MatterFilter> {
  const words = query.q?.trim().slice(0, 200)
  return {
    status: oneOf(MATTER_STATUSES, query.status),
    practiceArea: oneOf(PRACTICE_AREAS, query.area),
    responsibleId: query.responsible || null,
    mine: query.mine === 'yes' && FirmAccess.allows(viewer, 'matters:all'),
    ids: words ? await titles.search(words) : null,
  }
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
  scope: MatterScope,
  filter: MatterFilter,
  {
    limit,
    offset,
    sort,
    language,
    open,
  }: { limit: number; offset: number; open: boolean } & {
    sort: MatterSort
    language: StaffViewer['language']
  },
): Promise<Matter[]> {
  const sorted = await titles.sorted(language)
  const inOrder = sort.startsWith('-') ? sorted.toReversed() : sorted
  if (!open) {
    const all = new Set(listMatterIds(db, scope, filter))
    const ids = inOrder.filter((id) => all.has(id)).slice(offset, offset + limit)
    return inTheOrderOf(ids, { db, vault }, scope)
  }
  const ids: string[] = []
  for (let from = 0; from < inOrder.length && ids.length < offset + limit; from += PIECE) {
    const piece = inOrder.slice(from, from + PIECE)
    const found = new Set(listMatterIds(db, scope, filter, piece))
    ids.push(...piece.filter((id) => found.has(id)))
  }
  return inTheOrderOf(ids.slice(offset, offset + limit), { db, vault }, scope)
}

function inTheOrderOf(
  ids: readonly string[],
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  scope: MatterScope,
): Matter[] {
  const order = { by: 'number', direction: 'ascending', limit: PAGE, offset: 0 } as const
  const matters = listMatters(db, vault, scope, { ...NO_FILTER, ids }, order)
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
