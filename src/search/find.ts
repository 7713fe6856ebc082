import type { Deps } from '../deps.ts'
import { enterableMatters } from '../scopes.ts'
import type { Viewer } from '../viewer.ts'
import { GROUPS, type Group, type HitSource } from './hits/hit.ts'
import type { Candidate } from './index/messages.ts'
import { listMatterIds } from './queries.ts'
import type { Search } from './search.ts'
import { termsOf } from './terms.ts'
import { type Found, hitReader } from './verify.ts'

/** `hasMore`: there is a page of this group alone. */
export type FoundGroup = { group: Group; hits: Found[]; hasMore: boolean }
export type Findings = {
  /** Null: nothing was asked. */
  groups: FoundGroup[] | null
  /** How much is in the index, from 0 to 1; null once all is. */
  progress: number | null
}

/** Of each group on the page of all; of one group on a page of its own. */
const [FEW, MANY] = [5, 30]
/** A scope of more matters than this is looked through instead of named: SQLite joins so many words quickly. */
const NAMED = 500
/** Rows that are asked for at first, and then; what is found beyond the last is not looked for. */
const ROUNDS = [40, 200, 1000, 4000]

export type Question = { q: string; group: Group | null; page: number }

/** `sources`: what is looked through at all. */
export type Looker = { deps: Deps; search: Search; sources: readonly HitSource[] }

/** What a viewer could open that holds these words, each group with the newest first. */
export async function find(looker: Looker, viewer: Viewer, question: Question): Promise<Findings> {
  const { deps, search } = looker
  const terms = termsOf(question.q)
  if (!terms) return { groups: null, progress: search.progress() }
  const size = question.group ? MANY : FEW
  const wanted = { from: (question.page - 1) * size, size }
  const reader = hitReader(deps, viewer, terms)
  const groups = GROUPS.filter((group) => !question.group || group === question.group)
  const found = await Promise.all(
    groups.map((group) => findGroup({ ...looker, viewer, terms, reader }, group, wanted)),
  )
  return { groups: found.filter(({ hits }) => hits.length > 0), progress: search.progress() }
}

type Looking = Looker & {
  viewer: Viewer
  terms: NonNullable<ReturnType<typeof termsOf>>
  reader: ReturnType<typeof hitReader>
}

async function findGroup(
  looking: Looking,
  group: Group,
  { from, size }: { from: number; size: number },
): Promise<FoundGroup> {
  const sources = looking.sources.filter(
    (source) => source.group === group && (looking.viewer.kind === 'staff' || source.guest),
  )
  const each = await Promise.all(sources.map((source) => hitsOf(looking, source, from + size + 1)))
  const byKey = new Map(each.flat().map((hit) => [hit.key, hit]))
  const all = [...byKey.values()].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
  return { group, hits: all.slice(from, from + size), hasMore: all.length > from + size }
}

/** At most `most`: each candidate is opened through its feature's own query, until there are enough. */
async function hitsOf(looking: Looking, source: HitSource, most: number): Promise<Found[]> {
  const hits = new Map<string, Found>()
  for await (const row of candidates(looking, source)) {
    const hit = looking.reader(source, row)
    if (hit && !hits.has(hit.key)) hits.set(hit.key, hit)
    if (hits.size >= most) break
  }
  return [...hits.values()]
}

/** The newest first. */
async function* candidates(looking: Looking, source: HitSource): AsyncGenerator<Candidate> {
  const { search, terms } = looking
  const matters = mattersOf(looking, source)
  let before = Number.MAX_SAFE_INTEGER
  for (const limit of ROUNDS) {
    const [rows = []] = await search.ask([{ source: source.source, terms, matters, before, limit }])
    yield* rows
    before = rows.at(-1)?.rowid ?? 0
    if (rows.length < limit) return
  }
}

function mattersOf({ deps, viewer }: Looking, { section }: HitSource): string[] | null {
  return listMatterIds(deps.db, enterableMatters(deps, viewer, section ?? undefined), NAMED)
}
