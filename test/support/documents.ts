import type { TestPerson, TestPortal } from './portal.ts'
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

export type Words = { title: string; note?: string }
type Sharing = {
  by: TestPerson
  to: readonly TestPerson[]
  en?: Words
  fr?: Words
}

/** The fields of the second step of sharing, as the page carries them. */
export function shareFields(documents: readonly AddedDocument[], { to, en, fr }: Omit<Sharing, 'by'>) {
  const words = { en, fr }
  return {
    person: to.map(({ id }) => id),
    document: documents.map(({ id }) => id),
    ...Object.fromEntries(
      documents.flatMap(({ id, number }) => [
        [`version-${id}`, String(number)],
        ...(['en', 'fr'] as const).flatMap((language) => [
          [`title-${language}-${id}`, words[language]?.title ?? ''],
          [`note-${language}-${id}`, words[language]?.note ?? ''],
        ]),
      ]),
    ),
  }
}

export async function share(
  matterId: string,
  documents: readonly AddedDocument[],
  sharing: Sharing,
): Promise<void> {
  const response = await sharing.by.post(`/firm/matters/${matterId}/shares`, shareFields(documents, sharing))
  if (response.status !== 303) throw new Error(`not shared: ${response.status} ${await response.text()}`)
}

/** A document's address for whoever reads it. */
export const contentPath = (
  side: 'firm' | 'portal',
  matterId: string,
  { id, versionId }: AddedDocument,
  what: 'content' | 'download' = 'content',
) => `/${side}/matters/${matterId}/documents/${id}/versions/${versionId}/${what}`
