import type { Language } from './viewer.ts'

/** Signs that nobody sees and that let a text pass for another, such as those that turn the direction of writing. */
const UNSEEN = /(?![\u200c\u200d])\p{Cf}/gu // but for the two joiners: some scripts and many emoji are written with them
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\t]/gu

/** What somebody typed into one line: composed, nothing unseen, every run of white space one space. */
export function oneLine(typed: string | undefined): string {
  const visible = (typed ?? '').normalize('NFC').replace(UNSEEN, '')
  return visible.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim()
}

/** What somebody typed as paragraphs: line breaks stay. */
export function manyLines(typed: string | undefined): string {
  const lines = (typed ?? '').normalize('NFC').replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
  return lines.replace(UNSEEN, '').replace(CONTROLS_BUT_LINES, '').trim()
}

/** Of what was written in one language or both: in the reader's, else in the other. */
export function inLanguage<T>(texts: Partial<Record<Language, T | null>>, language: Language): T | null {
  return texts[language] ?? texts.en ?? texts.fr ?? null
}

/** The language of what `inLanguage` gives where it is not the reader's own: the `lang` of what shows it. */
export function otherLanguage(
  texts: Partial<Record<Language, unknown>>,
  language: Language,
): Language | undefined {
  const other = language === 'en' ? 'fr' : 'en'
  return !texts[language] && texts[other] ? other : undefined
}

/** What has nothing to take away but capitals. */
const PLAIN = /^[\n -_a-~]*$/

/** For comparing as people read: without accents, case and ligatures. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`]/g, "'")
    .replace(/[‐‑–—]/g, '-')
}

/** Whether a text holds every word that somebody searches for; it must be `folded` already. */
export function searchFor(words: string): (text: string) => boolean {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return (text) => wanted.every((word) => text.includes(word))
}
