import { wordsOf } from '../../views/notes/note-text.ts'
import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { claimId } from '../once/form-id.ts'
import { manyLines } from '../written.ts'
import { type Note, openNote } from './open.ts'
import { findNote, insertNote, updateNote } from './queries.ts'

type Edit = StaffAccess<'messages:edit' | 'messages:read'>

const LONGEST = 20_000

export function writeNote(deps: Deps, access: Edit, note: { id?: string; body: string }): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const { id, isMade } = claimId(deps, access, 'notes', note.id)
    if (isMade) return
    const body = vault.matter(matterId).seal('notes.body', id, requireText(note.body))
    insertNote(db, access, { id, matterId, body, authorId: viewer.personId, at: timestamp(clock) })
    appendEvent(deps, viewer, { kind: 'note.written', matterId, subjectId: id, details: {} })
  }).immediate()
  deps.wake()
}

/** By its author alone; what it said before stays in the log. */
export function changeNote(deps: Deps, access: Edit, noteId: string, typed: string | undefined): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const note = getOwnNote(deps, access, noteId)
    const text = requireText(typed)
    const before = wordsOf(note.body)
    if (text === before) return
    const body = vault.matter(matterId).seal('notes.body', noteId, text)
    updateNote(db, access, { id: noteId, body, at: timestamp(clock) })
    const details = { was: { [viewer.language]: before } }
    appendEvent(deps, viewer, { kind: 'note.changed', matterId, subjectId: noteId, details })
  }).immediate()
  deps.wake()
}

export function getNote({ db, vault }: Deps, access: StaffAccess<'messages:read'>, noteId: string): Note {
  const note = findNote(db, access, noteId)
  if (!note) throw new NotFound()
  return openNote(vault, access.matterId, note)
}

export function getOwnNote(deps: Deps, access: Edit, noteId: string): Note {
  const note = getNote(deps, access, noteId)
  if (note.authorId !== access.viewer.personId) throw new NotFound()
  return note
}

function requireText(typed: string | undefined): string {
  const text = manyLines(typed)
  if (!text) throw new Invalid((words) => words.notes.missing, 'body')
  if (text.length > LONGEST) throw new Invalid((words) => words.notes.tooLong, 'body')
  return text
}
