import { Invalid } from '../errors.ts'

/** What somebody ticked in a list of documents. */
export type Selection = { documentIds: readonly string[]; folderIds: readonly string[] }

/** The selection in the text of a form (`formText`). */
export function readSelection(body: string | null | undefined): Selection {
  const fields = new URLSearchParams(body ?? '')
  return { documentIds: fields.getAll('document'), folderIds: fields.getAll('folder') }
}

/** Without a tick a form must not mean everything. Throws `Invalid`. */
export function requireTicked(selection: Selection): Selection {
  if (selection.documentIds.length + selection.folderIds.length > 0) return selection
  throw new Invalid((text) => text.documents.nothingTicked)
}
