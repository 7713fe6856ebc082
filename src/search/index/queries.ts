import { Database } from 'bun:sqlite'

// The index itself: it lives in memory only, keeps no text, and dies with the process.

/** A row of the portal's database as the index knows it. `mark` tells whether the row is still what it was. */
export type Entry = { rowid: number; id: string; mark: number }
type NewEntry = Entry & { matter: number }

/** In letters: words that begin alike are kept together under so much of them. */
export const BEGINNINGS = [3, 4, 5, 6, 8]

export function openIndex(): Database {
  const index = new Database(':memory:', { strict: true })
  index.run('pragma temp_store = memory')
  index.run('pragma journal_mode = off')
  index.run(`create virtual table words using fts5(
    body, content = '', contentless_delete = 1, detail = none, prefix = '${BEGINNINGS.join(' ')}', tokenize = 'unicode61 remove_diacritics 0')`)
  index.run(`create table entries (
    rowid integer primary key, matter integer not null, id blob not null, mark integer not null)`)
  return index
}

/** Once all is in it: while it is filled it would only cost. */
export function indexEntries(index: Database): void {
  index.run('create index entries_by_matter on entries (matter)')
}

const INSERT_ENTRY = `
  insert into entries (rowid, matter, id, mark) values ($rowid, $matter, unhex($id, '-'), $mark)`
const INSERT_WORDS = 'insert into words (rowid, body) values ($rowid, $body)'

export function insertEntry(index: Database, { body, ...entry }: NewEntry & { body: string }): void {
  index.query(INSERT_ENTRY).run(entry)
  index.query(INSERT_WORDS).run({ rowid: entry.rowid, body })
}

export function deleteEntry(index: Database, rowid: number): void {
  index.query('delete from words where rowid = $rowid').run({ rowid })
  index.query('delete from entries where rowid = $rowid').run({ rowid })
}

const ID = `lower(substr(hex(entries.id), 1, 8) || '-' || substr(hex(entries.id), 9, 4) || '-' || substr(hex(entries.id), 13, 4) || '-'
  || substr(hex(entries.id), 17, 4) || '-' || substr(hex(entries.id), 21)) as id`

const OF_MATTER = `select rowid, ${ID}, mark from entries where matter = $matter`

export function listEntriesOfMatter(index: Database, matter: number): Entry[] {
  return index.query<Entry, { matter: number }>(OF_MATTER).all({ matter })
}

export type Match = { rowid: number; matter: number }

// A bound that is no integer to SQLite would bound nothing in FTS5.
const MATCHES = `
  select entries.rowid as rowid, matter
  from (select rowid as found from words
    where words match $match and rowid > cast($after as integer) and rowid < cast($before as integer)
    order by rowid desc limit $limit)
  join entries on entries.rowid = found order by entries.rowid desc`

/** The newest first, between two rows. Throws where SQLite cannot read `match`. */
export function listMatches(
  index: Database,
  query: { match: string; after: number; before: number; limit: number },
): Match[] {
  return index.query<Match, typeof query>(MATCHES).all(query)
}

const IDS = `
  select entries.rowid as rowid, matter, ${ID} from json_each($rowids) join entries on entries.rowid = value
  order by entries.rowid desc`

export function listIds(index: Database, rowids: readonly number[]): (Match & { id: string })[] {
  return index.query<Match & { id: string }, { rowids: string }>(IDS).all({ rowids: JSON.stringify(rowids) })
}

const MERGE = `insert into words (words, rank) values ('merge', $pages)`
const CHANGES = 'select total_changes() as changes'

/** Joins what was written in pieces, some pages at a time; false once there is nothing left to join. */
export function mergeWords(index: Database, pages: number): boolean {
  const changes = () => index.query<{ changes: number }, []>(CHANGES).get()?.changes ?? 0
  const before = changes()
  index.query(MERGE).run({ pages })
  return changes() - before >= 2
}

/** Everything into one piece: words that were deleted are gone from memory then. */
export function forgetDeleted(index: Database): void {
  index.run(`insert into words (words) values ('optimize')`)
}
