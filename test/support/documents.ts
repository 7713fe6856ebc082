import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'
import { sendAll } from './tus.ts'

export type AddedDocument = { id: string; versionId: string; number: number }
type Options = { folderId?: string; documentId?: string; path?: string }

/** Adds a document (or a new version) as a person's browser does. */
export async function addDocument(
  { deps }: TestPortal,
  matterId: string,
  person: TestPerson,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  options: Options = {},
): Promise<AddedDocument> {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content
  const isStaff =
    deps.db
      .query<{ kind: string }, { id: string }>('select kind from persons where id = $id')
      .get({ id: person.id })?.kind === 'staff'
  const base = `/${isStaff ? 'firm' : 'portal'}/matters/${matterId}/uploads`
  const url = await sendAll(person, base, { name, bytes, ...options })
  const versionId = url.split('/').at(-1) ?? ''
  const row = deps.db
    .query<{ id: string; number: number }, { versionId: string }>(
      'select document_id as id, number from document_versions where id = $versionId',
    )
    .get({ versionId })
  if (!row) throw new Error('the document was not received')
  return { ...row, versionId }
}

/** A document's address for whoever reads it. */
export const contentPath = (
  side: 'firm' | 'portal',
  matterId: string,
  { id, versionId }: AddedDocument,
  what: 'content' | 'download' = 'content',
) => `/${side}/matters/${matterId}/documents/${id}/versions/${versionId}/${what}`
