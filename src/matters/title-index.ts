import type { Language } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { EventKind } from '../events/kinds.ts'
import { findHead, listMarksAfter } from '../events/queries.ts'
import { listGuestsOf, listMatterIdsOf } from '../members/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { folded } from '../written.ts'
import { listTitlesAfter, listTitlesOf, type MatterTitles } from './queries.ts'

type Sources = Pick<Deps, 'db' | 'vault'>
type Entry = { title: string; words: string }

/**
 * Titles and clients' names of every matter, opened, in memory only: sealed text can be neither sorted nor searched by the
 * database. What it answers is not yet filtered by access.
 */
export type TitleIndex = {
  /** Ids of the matters that hold every word of `query` in number, titles or clients' names. */
  search(query: string): Promise<string[]>
  /** The ids in the order of their internal titles. */
  sort(ids: readonly string[], language: Language): Promise<string[]>
}

/** What may change an entry; another process's writes are seen by the same events. */
const KINDS: readonly EventKind[] = [
  'matter.created',
  'matter.changed',
  'member.added',
  'member.removed',
  'person.changed',
]
const BATCH = 250

type State = {
  entries: Map<string, Entry>
  ranks: Map<Language, ReadonlyMap<string, number>>
  /** The last event that the entries know of. */
  seen: number
  built?: Promise<void>
}

export function createTitleIndex(sources: Sources): TitleIndex {
  const state: State = { entries: new Map(), ranks: new Map(), seen: 0 }
  return {
    search: async (query) => {
      await bringUpToDate(sources, state)
      const words = folded(query).split(' ').filter(Boolean)
      return [...state.entries].filter(([, entry]) => holdsAll(entry, words)).map(([id]) => id)
    },
    sort: async (ids, language) => {
      await bringUpToDate(sources, state)
      const rank = state.ranks.get(language) ?? rankTitles(state.entries, language)
      state.ranks.set(language, rank)
      return [...ids].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
    },
  }
}

async function bringUpToDate({ db, vault }: Sources, state: State): Promise<void> {
  state.built ??= build({ db, vault }, state)
  await state.built
  const marks = listMarksAfter(db, state.seen, KINDS)
  if (marks.length === 0) return
  const people = marks.map(({ personId }) => personId).filter((id) => id !== null)
  const matters = marks.map(({ matterId }) => matterId).filter((id) => id !== null)
  put(
    { db, vault },
    state,
    listTitlesOf(db, vault, [...new Set([...matters, ...listMatterIdsOf(db, people)])]),
  )
  state.ranks.clear()
  state.seen = marks.at(-1)?.seq ?? state.seen
}

/** A slice at a time: other requests go on meanwhile. What happens meanwhile is read again afterwards. */
async function build({ db, vault }: Sources, state: State): Promise<void> {
  state.seen = findHead(db).seq
  for (let after = ''; ; ) {
    const titles = listTitlesAfter(db, vault, after, BATCH)
    put({ db, vault }, state, titles)
    const last = titles.at(-1)
    if (!last) return
    after = last.id
    await new Promise((resume) => setImmediate(resume))
  }
}

function put(sources: Sources, { entries }: State, titles: readonly MatterTitles[]): void {
  const names = namesOf(
    sources,
    titles.map(({ id }) => id),
  )
  for (const matter of titles)
    entries.set(matter.id, {
      title: matter.internalTitle,
      words: wordsOf(matter, names.get(matter.id) ?? []),
    })
}

function holdsAll({ words }: Entry, wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word))
}

function wordsOf({ number, internalTitle, clientTitle }: MatterTitles, names: readonly string[]): string {
  return folded([number, internalTitle, clientTitle.en ?? '', clientTitle.fr ?? '', ...names].join('\n'))
}

function namesOf({ db, vault }: Sources, matterIds: readonly string[]): Map<string, string[]> {
  const guests = listGuestsOf(db, matterIds)
  const people = listPersonsById(
    db,
    vault,
    guests.map(({ personId }) => personId),
  )
  const names = new Map<string, string[]>()
  for (const { matterId, personId } of guests) {
    const name = people.get(personId)?.name
    if (name) names.set(matterId, [...(names.get(matterId) ?? []), name])
  }
  return names
}

function rankTitles(entries: ReadonlyMap<string, Entry>, language: Language): Map<string, number> {
  const collator = new Intl.Collator(language, { numeric: true })
  const sorted = [...entries].sort(([, a], [, b]) => collator.compare(a.title, b.title))
  return new Map(sorted.map(([id], rank) => [id, rank]))
}
