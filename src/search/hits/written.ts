import type { MatterAccess } from '../../access.ts'
import type { Texts } from '../../languages/needed.ts'
import { inLanguage, otherLanguage } from '../../written.ts'
import type { Hit } from './hit.ts'

/**
 * Words in one or both languages, as their reader has them: a guest in the one language that their pages show, the firm's
 * people with the other beside it, because they wrote both.
 */
export function inWordsOf(
  { viewer }: MatterAccess,
  title: Texts,
  further: readonly Texts[] = [],
): Pick<Hit, 'title' | 'text' | 'lang'> {
  const { language, kind } = viewer
  const other = language === 'en' ? 'fr' : 'en'
  const own = [...further.map((texts) => inLanguage(texts, language))]
  const beside = kind === 'staff' ? [title, ...further].map((texts) => texts[language] && texts[other]) : []
  const text = [...own, ...beside].filter(Boolean).join(' · ')
  return {
    title: inLanguage(title, language) ?? '',
    text: text || null,
    lang: otherLanguage(title, language),
  }
}
