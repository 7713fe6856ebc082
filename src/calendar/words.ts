import type { Texts } from '../languages/needed.ts'
import type { Language } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'

/** What was written, in the reader's language or else in the other one, whose name then is `lang`. */
export type Read = { text: string; lang: Language | undefined }

export function readWords(texts: Texts, language: Language): Read | null {
  const text = inLanguage(texts, language)
  return text ? { text, lang: otherLanguage(texts, language) } : null
}
