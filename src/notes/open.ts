import { type NoteText, noteText } from '../../views/notes/note-text.ts'
import type { Vault } from '../vault/vault.ts'
import type { NoteRow } from './queries.ts'

export type Note = Omit<NoteRow, 'body'> & { body: NoteText }

/** The one place where a note is opened, and it gives no string. */
export function openNote(vault: Pick<Vault, 'matter'>, matterId: string, row: NoteRow): Note {
  return { ...row, body: noteText(vault.matter(matterId).open('notes.body', row.id, row.body)) }
}
