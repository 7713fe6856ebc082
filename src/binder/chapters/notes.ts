import { wordsOf } from '../../../views/notes/note-text.ts'
import type { StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { openNote } from '../../notes/open.ts'
import { listNotes } from '../../notes/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import { type Chapter, inBoth } from './chapter.ts'

/** For the firm's own copy only. */
export function notesChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: StaffAccess<'messages:read'>,
): Chapter {
  const notes = listNotes(db, access, { limit: -1, offset: 0 }).reverse()
  const authors = listPersonsById(
    db,
    vault,
    notes.map(({ authorId }) => authorId),
  )
  return {
    name: 'notes',
    entries: notes.map((note) => ({
      at: note.writtenAt,
      who: authors.get(note.authorId)?.name ?? null,
      title: {},
      text: inBoth(wordsOf(openNote(vault, access.matterId, note).body)),
      state: null,
    })),
  }
}
