import type { Deps } from '../deps.ts'
import type { Section } from '../rights.ts'
import { enterableMatters } from '../scopes.ts'
import type { Viewer } from '../viewer.ts'
import { GROUPS, type Group, type HitSource } from './hits/hit.ts'
import type { Ask, Candidate } from './index/messages.ts'
import { listMatterIds } from './queries.ts'
import type { Search } from './search.ts'
import { type Terms, termsOf } from './terms.ts'
import { FIRM } from './texts/queries.ts'
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
const ROUNDS = [40, 200, 1000, 4000] as const
const ALL = Number.MAX_SAFE_INTEGER

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
  const groups = GROUPS.filter((group) => !question.group || group === question.group)
  const sources = looker.sources.filter(
    (source) => groups.includes(source.group) && (viewer.kind === 'staff' || source.guest),
  )
  const looking: Looking = {
    search,
    terms,
    reader: hitReader(deps, viewer, terms),
    ...placesOf(deps, viewer),
  }
  const first = await search.ask(sources.map((source) => askOf(looking, source, ALL, ROUNDS[0])))
  const begun = sources.map((source, n) => ({ source, first: first[n] ?? [] }))
  const found = await Promise.all(
    groups.map((group) =>
      findGroup(
        looking,
        group,
        begun.filter(({ source }) => source.group === group),
        wanted,
      ),
    ),
  )
  return { groups: found.filter(({ hits }) => hits.length > 0), progress: search.progress() }
}

type Looking = {
  search: Search
  terms: Terms
  reader: ReturnType<typeof hitReader>
  /** The matters where the viewer may read a section; null where they are too many to name. */
  matters: (section: Section | null) => string[] | null
}
/** A source with the rows that were found at first. */
type Begun = { source: HitSource; first: readonly Candidate[] }

async function findGroup(
  looking: Looking,
  group: Group,
  sources: readonly Begun[],
  { from, size }: { from: number; size: number },
): Promise<FoundGroup> {
  const each = await Promise.all(sources.map((begun) => hitsOf(looking, begun, from + size + 1)))
  const byKey = new Map(each.flat().map((hit) => [hit.key, hit]))
  const all = [...byKey.values()].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
  return { group, hits: all.slice(from, from + size), hasMore: all.length > from + size }
}

/** At most `most`: each candidate is opened through its feature's own query, until there are enough. */
async function hitsOf(looking: Looking, begun: Begun, most: number): Promise<Found[]> {
  const hits = new Map<string, Found>()
  for await (const row of candidates(looking, begun)) {
    const hit = looking.reader(begun.source, row)
    if (hit && !hits.has(hit.key)) hits.set(hit.key, hit)
    if (hits.size >= most) break
  }
  return [...hits.values()]
}

/** The newest first. */
async function* candidates(looking: Looking, { source, first }: Begun): AsyncGenerator<Candidate> {
  let rows = first
  for (const [n, limit] of ROUNDS.entries()) {
    yield* rows
    const next = ROUNDS[n + 1]
    if (rows.length < limit || next === undefined) return
    const before = rows.at(-1)?.rowid ?? 0
    const [further = []] = await looking.search.ask([askOf(looking, source, before, next)])
    rows = further
  }
}

function askOf(
  { terms, matters }: Looking,
  { source, section }: HitSource,
  before: number,
  limit: number,
): Ask {
  return { source, terms, matters: section === 'firm' ? [FIRM] : matters(section), before, limit }
}

/** Asked once for each section, however many sources it has. */
function placesOf(deps: Deps, viewer: Viewer): Pick<Looking, 'matters'> {
  const known = new Map<Section | null, string[] | null>()
  return {
    matters: (section) => {
      const named = viewer.firmRole === 'owner' ? null : section
      const ids = known.get(named)
      if (ids !== undefined) return ids
      const scope = enterableMatters(deps, viewer, named ?? undefined)
      const found = listMatterIds(deps.db, scope, NAMED)
      known.set(named, found)
      return found
    },
  }
}
