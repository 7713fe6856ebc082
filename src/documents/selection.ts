/** What somebody ticked in a list of documents. */
export type Selection = { documentIds: readonly string[]; folderIds: readonly string[] }

/** The selection in the text of a form (`formText`). */
export function readSelection(body: string | null | undefined): Selection {
  const fields = new URLSearchParams(body ?? '')
  return { documentIds: fields.getAll('document'), folderIds: fields.getAll('folder') }
}
