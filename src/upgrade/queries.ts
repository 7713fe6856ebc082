import type { Database } from 'bun:sqlite'

/** A sealed cell as it lies in the table; `matterId`: whose key opens it, null for the firm's. */
export type Cell = {
  table: string
  column: string
  rowId: string
  matterId: string | null
  sealed: Uint8Array<ArrayBuffer>
}

/** From both ends of a table: what an upgrade forgets is often what is oldest or newest. */
const SAMPLE = 25

/** Up to 50 rows of every column of octets in a table whose rows have an id. Not all of them are sealed text. */
export function listSomeCells(db: Database): Cell[] {
  return listColumnsOfOctets(db).flatMap((place) => {
    const rows = place.hasMatter ? 'matter_id' : place.table === 'matters' ? 'id' : 'null'
    // Names come from the database's own schema and are quoted; no value is ever part of the text.
    const [table, column] = [quoted(place.table), quoted(place.column)]
    const some = (order: string) =>
      `select cast(id as text) as rowId, ${rows} as matterId, ${column} as sealed from ${table}
       where ${column} is not null order by rowid ${order} limit ${SAMPLE}`
    type Row = Pick<Cell, 'rowId' | 'matterId' | 'sealed'>
    const found = [some('asc'), some('desc')].flatMap((sql) => db.query<Row, []>(sql).all())
    return found.map((row) => ({ table: place.table, column: place.column, ...row }))
  })
}

/** The octets of a cell in this database; undefined when it has no such table, column or row. */
export function findCell(
  db: Database,
  { table, column, rowId }: Pick<Cell, 'table' | 'column' | 'rowId'>,
): Uint8Array<ArrayBuffer> | undefined {
  const isThere = listColumnsOfOctets(db).some((place) => place.table === table && place.column === column)
  if (!isThere) return undefined
  const sql = `select ${quoted(column)} as sealed from ${quoted(table)} where cast(id as text) = $rowId`
  return db.query<{ sealed: Uint8Array<ArrayBuffer> }, { rowId: string }>(sql).get({ rowId })?.sealed
}

type Place = { table: string; column: string; hasMatter: 0 | 1 }

const COLUMNS_OF_OCTETS = `
  select tables.name as "table", columns.name as "column",
    exists (select 1 from pragma_table_info(tables.name) where name = 'matter_id') as hasMatter
  from pragma_table_list as tables join pragma_table_info(tables.name) as columns
  where tables.schema = 'main' and tables.type = 'table' and tables.wr = 0 and lower(columns.type) = 'blob'
    and exists (select 1 from pragma_table_info(tables.name) where name = 'id')
  order by tables.name, columns.cid`

function listColumnsOfOctets(db: Database): Place[] {
  return db.query<Place, []>(COLUMNS_OF_OCTETS).all()
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A whole copy in a new file. */
export function copyInto(db: Database, path: string): void {
  db.query('vacuum into $path').run({ path })
}

export function listVersionIds(db: Database): string[] {
  return db
    .query<{ id: string }, []>('select id from document_versions')
    .all()
    .map(({ id }) => id)
}
