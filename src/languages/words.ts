import type { Language } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'
import type { Texts } from './needed.ts'

/** What one reader reads of a text; `lang` where it is not their language. */
export type Words = { text: string; lang: Language | undefined }

/** Null where nothing was written at all. */
export function wordsFor(texts: Texts, language: Language): Words | null {
  const text = inLanguage(texts, language)
  return text ? { text, lang: otherLanguage(texts, language) } : null
}

/** The same of what is never without words. */
export function writtenFor(texts: Texts, language: Language): Words {
  return wordsFor(texts, language) ?? { text: '', lang: undefined }
}
