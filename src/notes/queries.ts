import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'

type Read = StaffAccess<'messages:read'>
type Edit = StaffAccess<'messages:edit'>

/** `body` is opened in src/notes/open.ts alone. */
export type NoteRow = {
  id: string
  body: Sealed<'notes.body'>
  authorId: string
  writtenAt: string
  changedAt: string | null
}

const COLUMNS = 'id, body, author_id as authorId, written_at as writtenAt, changed_at as changedAt'

/** The newest first. */
export function listNotes(
  db: Database,
  { matterId }: Read,
  page: { limit: number; offset: number },
): NoteRow[] {
  return db
    .query<NoteRow, { matterId: string; limit: number; offset: number }>(`
      select ${COLUMNS} from notes where matter_id = $matterId
      order by written_at desc, id desc limit $limit offset $offset`)
    .all({ ...page, matterId })
}

export function countNotes(db: Database, { matterId }: Read): number {
  return (
    db
      .query<{ total: number }, { matterId: string }>(
        'select count(*) as total from notes where matter_id = $matterId',
      )
      .get({ matterId })?.total ?? 0
  )
}

export function findNote(db: Database, { matterId }: Read, id: string): NoteRow | null {
  return db
    .query<NoteRow, { matterId: string; id: string }>(
      `select ${COLUMNS} from notes where matter_id = $matterId and id = $id`,
    )
    .get({ matterId, id })
}

export type NewNote = {
  id: string
  matterId: string
  body: Sealed<'notes.body'>
  authorId: string
  at: string
}

export function insertNote(db: Database, _: Edit, note: NewNote): void {
  db.query(`
    insert into notes (id, matter_id, body, author_id, written_at)
    values ($id, $matterId, $body, $authorId, $at)`).run(note)
}

export function updateNote(
  db: Database,
  { matterId }: Edit,
  note: Pick<NewNote, 'id' | 'body' | 'at'>,
): void {
  db.query('update notes set body = $body, changed_at = $at where id = $id and matter_id = $matterId').run({
    ...note,
    matterId,
  })
}
