import type { Deps } from '../../deps.ts'
import type { EventKind } from '../../events/kinds.ts'
import { findHead, listMarksAfter } from '../../events/queries.ts'
import { listGuestsOf, listMatterIdsOf } from '../../members/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import type { Language } from '../../viewer.ts'
import { folded, searchFor } from '../../written.ts'
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
  /** All ids in the order of their internal titles. */
  sorted(language: Language): Promise<readonly string[]>
}

/** What may change an entry; another process's writes are seen by the same events. */
const KINDS: readonly EventKind[] = [
  'matter.created',
  'matter.changed',
  'destruction.approved',
  'member.added',
  'member.removed',
  'person.changed',
]
const BATCH = 250

type State = {
  entries: Map<string, Entry>
  sorted: Map<Language, readonly string[]>
  /** The last event that the entries know of. */
  seen: number
  built?: Promise<void>
}

export function createTitleIndex(sources: Sources): TitleIndex {
  const state: State = { entries: new Map(), sorted: new Map(), seen: 0 }
  return {
    search: async (query) => {
      await bringUpToDate(sources, state)
      const holds = searchFor(query)
      return [...state.entries].filter(([, { words }]) => holds(words)).map(([id]) => id)
    },
    sorted: async (language) => {
      await bringUpToDate(sources, state)
      const sorted = state.sorted.get(language) ?? sortTitles(state.entries, language)
      state.sorted.set(language, sorted)
      return sorted
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
  for (const id of matters) state.entries.delete(id) // of what was destroyed nothing comes back
  put(
    { db, vault },
    state,
    listTitlesOf(db, vault, [...new Set([...matters, ...listMatterIdsOf(db, people)])]),
  )
  state.sorted.clear()
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

function sortTitles(entries: ReadonlyMap<string, Entry>, language: Language): string[] {
  const collator = new Intl.Collator(language, { numeric: true })
  return [...entries].sort(([, a], [, b]) => collator.compare(a.title, b.title)).map(([id]) => id)
}
