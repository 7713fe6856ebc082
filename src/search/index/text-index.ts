import type { Database } from 'bun:sqlite'
import type { Sealed, TextKey } from '../../vault/sealed.ts'
import { createTextKey } from '../../vault/text-key.ts'
import { wordsIn } from '../terms.ts'
import {
  countTexts,
  listTexts,
  listTextsOfMatter,
  type SealedTexts,
  SOURCE_NAMES,
  type Source,
} from '../texts/queries.ts'
import type { Ask, Candidate, MatterKey } from './messages.ts'
import {
  deleteEntry,
  forgetDeleted,
  indexEntries,
  insertEntry,
  listEntriesOfMatter,
  listMatches,
  mergeWords,
  openIndex,
} from './queries.ts'

export type TextIndex = {
  know(keys: readonly MatterKey[]): void
  total(): number
  /** Fills it piece by piece: each step is short, and yields how many texts were read until now. */
  build(): Generator<number>
  /** Brings what is known of a matter to what its rows say now. */
  renew(matterId: string): void
  /** Leaves nothing of a matter, not even in deleted pages. */
  forget(matterIds: readonly string[]): void
  find(ask: Ask): Candidate[]
  close(): void
}

/** A sign for private use, which no text that is indexed can hold: what begins with it is not somebody's word. */
const MARK = '\u{e000}'
const BATCH = 500
const MERGED_AT_ONCE = 200

export function createTextIndex(db: Database): TextIndex {
  const index = openIndex()
  const keys = new Map<string, TextKey>()
  const matters = numbered()
  let last = 0
  const insert = (source: Source, row: SealedTexts) => {
    const key = keys.get(row.matterId)
    const words = key && textOf(key, row)
    if (!words) return
    const [number, matter] = [SOURCE_NAMES.indexOf(source), matters.of(row.matterId)]
    const body = `${sourceSign(number)} ${matterSign(matter, number)} ${words}`
    insertEntry(index, { rowid: ++last, source: number, matter, id: row.id, mark: markOf(row), body })
  }
  return {
    know: (given) => {
      for (const { matterId, secret, formers } of given) keys.set(matterId, createTextKey(secret, formers))
    },
    total: () => countTexts(db),
    build: function* () {
      for (const source of SOURCE_NAMES) yield* insertAll(db, index, source, insert)
      indexEntries(index)
      while (mergeWords(index, MERGED_AT_ONCE)) yield 0
    },
    renew: (matterId) => renew(db, index, { matterId, matter: matters.of(matterId), insert }),
    forget: (matterIds) => {
      for (const matterId of matterIds) {
        keys.delete(matterId)
        for (const { rowid } of listEntriesOfMatter(index, matters.of(matterId))) deleteEntry(index, rowid)
      }
      if (matterIds.length > 0) forgetDeleted(index)
    },
    find: (ask) => candidates(index, matters, ask),
    close: () => index.close(),
  }
}

type Insert = (source: Source, row: SealedTexts) => void

function* insertAll(db: Database, index: Database, source: Source, insert: Insert): Generator<number> {
  for (let after = ''; ; ) {
    const rows = listTexts(db, source, { after, limit: BATCH })
    const end = rows.at(-1)
    if (!end) return
    after = end.id
    index.transaction(() => {
      for (const row of rows) insert(source, row)
    })()
    yield rows.length
  }
}

type Renewal = { matterId: string; matter: number; insert: Insert }

/** A row whose octets are the same is not opened again. */
function renew(db: Database, index: Database, { matterId, matter, insert }: Renewal): void {
  const known = new Map(
    listEntriesOfMatter(index, matter).map((entry) => [`${entry.source} ${entry.id}`, entry]),
  )
  const isKnown = (source: Source, row: SealedTexts) => {
    const place = `${SOURCE_NAMES.indexOf(source)} ${row.id}`
    const same = known.get(place)?.mark === markOf(row)
    if (same) known.delete(place)
    return same
  }
  const rows = SOURCE_NAMES.flatMap((source) =>
    listTextsOfMatter(db, source, matterId).map((row) => ({ source, row })),
  )
  index.transaction(() => {
    for (const { source, row } of rows) if (!isKnown(source, row)) insert(source, row)
    for (const { rowid } of known.values()) deleteEntry(index, rowid)
  })()
}

/** Matters as small numbers: a word of the index for each. */
function numbered() {
  const numbers = new Map<string, number>()
  const ids: string[] = []
  return {
    of: (matterId: string): number => {
      const known = numbers.get(matterId)
      if (known !== undefined) return known
      numbers.set(matterId, ids.length)
      return ids.push(matterId) - 1
    },
    find: (matterId: string) => numbers.get(matterId),
    id: (number: number) => ids[number] ?? '',
  }
}

/** What does not open belongs to keys that this process has not heard of yet; the next event of its matter brings them. */
function textOf(key: TextKey, { id, sealed, plain }: SealedTexts): string {
  try {
    const opened = sealed.map(({ column, bytes }) => key.open(column, id, bytes as Sealed))
    return wordsIn([...plain, ...opened].join('\n')).join(' ')
  } catch {
    return ''
  }
}

/** Sealed twice, the same text gives other octets: a row that was written again is seen to be another. */
function markOf({ sealed, plain }: SealedTexts): number {
  let mark = Bun.hash.crc32(plain.join('\n'))
  for (const { bytes } of sealed) mark = Bun.hash.crc32(bytes, mark)
  return mark
}

const sourceSign = (source: number) => `${MARK}s${source}`
const matterSign = (matter: number, source: number) => `${MARK}m${matter}s${source}`

function candidates(index: Database, matters: ReturnType<typeof numbered>, ask: Ask): Candidate[] {
  const source = SOURCE_NAMES.indexOf(ask.source)
  const known = ask.matters?.map(matters.find).filter((matter) => matter !== undefined)
  if (known?.length === 0) return []
  const places = known?.map((matter) => quoted(matterSign(matter, source))) ?? [quoted(sourceSign(source))]
  const words = [...ask.terms.words.map(quoted)]
  if (ask.terms.beginning !== null) words.push(`${quoted(ask.terms.beginning)}*`)
  const match = [...words, `(${places.join(' OR ')})`].join(' AND ')
  const { before, limit } = ask
  return listMatches(index, { match, before, limit }).map(({ rowid, matter, id }) => ({
    ...{ rowid, id },
    matterId: matters.id(matter),
  }))
}

const quoted = (word: string) => `"${word}"`
