import type { NoteText } from '../../views/notes/note-text.ts'
import { noteText } from '../../views/notes/note-text.ts'
import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formerTexts } from '../messages/history.ts'
import { listPersonsById } from '../people/queries.ts'
import { type Note, openNote } from './open.ts'
import { countNotes, listNotes } from './queries.ts'

const NOTES_ON_A_PAGE = 30

export type ShownNote = Note & {
  author: string
  isOwn: boolean
  former: readonly { body: NoteText; until: string }[]
}
export type NotesView = { notes: ShownNote[]; size: number; total: number; mayWrite: boolean }

export function readNotes(deps: Deps, access: StaffAccess<'messages:read'>, page: number): NotesView {
  const { db, vault } = deps
  const offset = (page - 1) * NOTES_ON_A_PAGE
  const rows = listNotes(db, access, { limit: NOTES_ON_A_PAGE, offset })
  const notes = rows.map((row) => openNote(vault, access.matterId, row))
  const changed = notes.filter(({ changedAt }) => changedAt)
  const former = formerTexts(
    deps,
    access,
    changed.map(({ id }) => id),
  )
  const people = listPersonsById(
    db,
    vault,
    notes.map(({ authorId }) => authorId),
  )
  return {
    notes: notes.map((note) => ({
      ...note,
      author: people.get(note.authorId)?.name ?? '',
      isOwn: note.authorId === access.viewer.personId,
      former: (former.get(note.id) ?? []).flatMap(({ texts, until }) =>
        Object.values(texts).map((text) => ({ body: noteText(text), until })),
      ),
    })),
    size: NOTES_ON_A_PAGE,
    total: countNotes(db, access),
    mayWrite: access.may('messages:edit'),
  }
}
