import type { Database } from 'bun:sqlite'
import type { Column } from '../../vault/sealed.ts'

/** A table whose sealed text can be looked for. One row of it is one thing that is found. */
type Texts = {
  table: string
  /** Sealed under the key of the matter or of the firm, each bound to the row's id. */
  sealed: readonly string[]
  /** Readable columns that count as text too. */
  plain?: readonly string[]
  /** The column that names the matter; `OF_FIRM` where there is none. */
  matter?: string
}

/** In place of a matter's id, for what is sealed under the firm's own key. */
export const FIRM = 'firm'
const OF_FIRM = `'${FIRM}'`

/** What can be found. Who may see a found row is decided elsewhere (src/search/hits): here is nobody. */
export const SOURCES = {
  matter: {
    table: 'matters',
    sealed: ['internal_title', 'client_title_en', 'client_title_fr'],
    plain: ['number'],
    matter: 'id',
  },
  file: { table: 'document_versions', sealed: ['file_name'] },
  thread: { table: 'threads', sealed: ['subject_en', 'subject_fr'] },
  message: { table: 'messages', sealed: ['body_en', 'body_fr'] },
  note: { table: 'notes', sealed: ['body'] },
  update: { table: 'updates', sealed: ['happened_en', 'happened_fr', 'next_en', 'next_fr'] },
  request: { table: 'requests', sealed: ['title_en', 'title_fr'] },
  item: {
    table: 'request_items',
    sealed: [
      'title_en',
      'title_fr',
      'explanation_en',
      'explanation_fr',
      'example_en',
      'example_fr',
      'back_en',
      'back_fr',
    ],
  },
  task: { table: 'tasks', sealed: ['title_en', 'title_fr', 'how_to_en', 'how_to_fr', 'back_en', 'back_fr'] },
  'internal-task': {
    table: 'internal_tasks',
    sealed: ['title_en', 'title_fr', 'how_to_en', 'how_to_fr'],
  },
  date: {
    table: 'calendar_events',
    sealed: ['title_en', 'title_fr', 'notes_en', 'notes_fr', 'bring_en', 'bring_fr', 'place'],
  },
  share: { table: 'shares', sealed: ['title_en', 'title_fr', 'note_en', 'note_fr'] },
  comment: { table: 'comments', sealed: ['body_en', 'body_fr'] },
  article: { table: 'articles', sealed: ['title_en', 'title_fr', 'body_en', 'body_fr'], matter: OF_FIRM },
} as const satisfies Record<string, Texts>

export type Source = keyof typeof SOURCES
export const SOURCE_NAMES = Object.keys(SOURCES) as Source[]

export type SealedTexts = {
  id: string
  matterId: string
  rowid: number
  sealed: { column: Column; bytes: Uint8Array<ArrayBuffer> }[]
  plain: string[]
}

type Statement = { page: string; ofMatter: string; count: string; columns: Column[] }

const STATEMENTS = new Map(
  SOURCE_NAMES.map((source): [Source, Statement] => [source, statementsOf(SOURCES[source])]),
)

function statementsOf({ table, sealed, plain = [], matter = 'matter_id' }: Texts): Statement {
  const rows = `select id, ${matter}, ${[...sealed, ...plain].join(', ')}, rowid from ${table}`
  return {
    page: `${rows} where rowid > $after order by rowid limit $limit`,
    ofMatter: `${rows} where ${matter} = $matterId order by rowid`,
    count: `select count(*) as count from ${table}`,
    columns: sealed.map((column): Column => `${table}.${column}`),
  }
}

function statement(source: Source): Statement {
  const found = STATEMENTS.get(source)
  if (!found) throw new Error(`there is no source ${source}`)
  return found
}

type Value = string | number | Uint8Array<ArrayBuffer> | null

function toTexts(columns: readonly Column[], row: readonly Value[]): SealedTexts {
  const [id, matterId, ...values] = row
  const sealed = columns.flatMap((column, i) => {
    const bytes = values[i]
    return bytes instanceof Uint8Array && bytes.length > 0 ? [{ column, bytes }] : []
  })
  const plain = values.slice(columns.length).filter((value) => typeof value === 'string')
  return { id: String(id), matterId: String(matterId), rowid: Number(values.at(-1)), sealed, plain }
}

/** In the order in which they were made: that of their rows. An id that follows from a form (src/once) says nothing of it. */
export function listTexts(
  db: Database,
  source: Source,
  { after, limit }: { after: number; limit: number },
): SealedTexts[] {
  const { page, columns } = statement(source)
  return db
    .query<unknown, { after: number; limit: number }>(page)
    .values({ after, limit })
    .map((row) => toTexts(columns, row as Value[]))
}

export function listTextsOfMatter(db: Database, source: Source, matterId: string): SealedTexts[] {
  const { ofMatter, columns } = statement(source)
  return db
    .query<unknown, { matterId: string }>(ofMatter)
    .values({ matterId })
    .map((row) => toTexts(columns, row as Value[]))
}

export function countTexts(db: Database): number {
  return SOURCE_NAMES.reduce(
    (sum, source) => sum + (db.query<{ count: number }, []>(statement(source).count).get()?.count ?? 0),
    0,
  )
}
