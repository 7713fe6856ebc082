import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { Language } from '../viewer.ts'

type Key = Pick<Vault, 'matter'>

/** What a person reads about a document, in one language. */
export type Words = { title: string; note: string | null }
export type WordsByLanguage = Partial<Record<Language, Words>>

export type SealedWords = {
  shareId: string
  titleEn: Sealed<'shares.title_en'> | null
  titleFr: Sealed<'shares.title_fr'> | null
  noteEn: Sealed<'shares.note_en'> | null
  noteFr: Sealed<'shares.note_fr'> | null
}
export const WORD_COLUMNS =
  'shares.id as shareId, title_en as titleEn, title_fr as titleFr, note_en as noteEn, note_fr as noteFr'

export function openWords(vault: Key, matterId: string, row: SealedWords): WordsByLanguage {
  const key = vault.matter(matterId)
  const { shareId } = row
  return {
    ...(row.titleEn && {
      en: {
        title: key.open('shares.title_en', shareId, row.titleEn),
        note: row.noteEn && key.open('shares.note_en', shareId, row.noteEn),
      },
    }),
    ...(row.titleFr && {
      fr: {
        title: key.open('shares.title_fr', shareId, row.titleFr),
        note: row.noteFr && key.open('shares.note_fr', shareId, row.noteFr),
      },
    }),
  }
}
