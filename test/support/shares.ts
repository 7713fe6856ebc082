import type { AddedDocument } from './documents.ts'
import type { TestPerson } from './people.ts'

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

/** Takes a document back from everybody who has it. */
export async function recall(matterId: string, { id }: AddedDocument, by: TestPerson): Promise<void> {
  const response = await by.post(`/firm/matters/${matterId}/documents/${id}/recalls`)
  if (response.status !== 303) throw new Error(`not recalled: ${response.status} ${await response.text()}`)
}
