import type { Database } from 'bun:sqlite'
import type { Sealed, TextKey } from '../../vault/sealed.ts'
import { createTextKey } from '../../vault/text-key.ts'
import { folded } from '../../written.ts'
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
  BEGINNINGS,
  deleteEntry,
  forgetDeleted,
  indexEntries,
  insertEntry,
  listEntriesOfMatter,
  listIds,
  listMatches,
  type Match,
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

/** A sign for private use, which is taken out of every text: what begins with it is not somebody's word. */
const MARK = '\u{e000}'
/** Every source has its own stretch of rows, the newest last, so that looking through one never meets another. */
const STRETCH = 2 ** 40
/** With a few matters SQLite joins their words with the others; of many, the newest hits are looked at first. */
const [FEW_MATTERS, LOOKED_AT] = [16, 2000]
const BATCH = 500
const MERGED_AT_ONCE = 200

export function createTextIndex(db: Database): TextIndex {
  const index = openIndex()
  const keys = new Map<string, TextKey>()
  const matters = numbered()
  const last = SOURCE_NAMES.map((_, source) => source * STRETCH)
  const insert = (source: Source, row: SealedTexts) => {
    const key = keys.get(row.matterId)
    const words = key && textOf(key, row)
    if (!words) return
    const [number, matter] = [SOURCE_NAMES.indexOf(source), matters.of(row.matterId)]
    const rowid = (last[number] ?? 0) + 1
    last[number] = rowid
    insertEntry(index, {
      rowid,
      matter,
      id: row.id,
      mark: markOf(row),
      body: `${matterSign(matter)} ${words}`,
    })
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
  for (let after = 0; ; ) {
    const rows = listTexts(db, source, { after, limit: BATCH })
    const end = rows.at(-1)
    if (!end) return
    after = end.rowid
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
    listEntriesOfMatter(index, matter).map((entry) => [
      `${Math.floor(entry.rowid / STRETCH)} ${entry.id}`,
      entry,
    ]),
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
    return folded([...plain, ...opened].join('\n')).replaceAll(MARK, ' ')
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

const matterSign = (matter: number) => `${MARK}m${matter}`
const quoted = (word: string) => `"${word}"`

function candidates(index: Database, matters: ReturnType<typeof numbered>, ask: Ask): Candidate[] {
  const ids = (matches: readonly Match[]): Candidate[] =>
    listIds(
      index,
      matches.map(({ rowid }) => rowid),
    ).map(({ rowid, matter, id }) => ({
      ...{ rowid, id },
      matterId: matters.id(matter),
    }))
  const known = ask.matters?.map(matters.find).filter((matter) => matter !== undefined)
  if (known?.length === 0) return []
  const start = SOURCE_NAMES.indexOf(ask.source) * STRETCH
  const stretch = { after: start, before: Math.min(ask.before, start + STRETCH) }
  const match = matchOf(ask)
  if (!known) return ids(listMatches(index, { ...stretch, match, limit: ask.limit }))
  return ids(matchesIn(index, known, { ...stretch, match, limit: ask.limit }))
}

type Looked = Parameters<typeof listMatches>[1]

function matchesIn(index: Database, matters: readonly number[], looked: Looked): Match[] {
  if (matters.length > FEW_MATTERS) {
    const among = new Set(matters)
    const newest = listMatches(index, { ...looked, limit: LOOKED_AT })
    const chosen = newest.filter(({ matter }) => among.has(matter)).slice(0, looked.limit)
    if (chosen.length === looked.limit || newest.length < LOOKED_AT) return chosen
  }
  const places = matters.map((matter) => quoted(matterSign(matter))).join(' OR ')
  return listMatches(index, { ...looked, match: `${looked.match} AND (${places})` })
}

/**
 * A beginning of another length would have to be gathered from the whole index: it is asked for by what of it is kept, and
 * whoever asked looks at the words themselves.
 */
function keptBeginning(beginning: string): string {
  const letters = [...beginning]
  const kept = BEGINNINGS.findLast((length) => length <= letters.length) ?? letters.length
  return letters.slice(0, kept).join('')
}

function matchOf({ terms: { words, beginning } }: Ask): string {
  const last = beginning === null ? [] : [`${quoted(keptBeginning(beginning))}*`]
  return [...words.map(quoted), ...last].join(' AND ')
}
