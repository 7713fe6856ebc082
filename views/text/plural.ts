import type { Language } from '../../src/viewer.ts'

export const LOCALES: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' }

function counting(language: Language) {
  const rules = new Intl.PluralRules(LOCALES[language])
  const number = new Intl.NumberFormat(LOCALES[language])
  return (n: number, one: string, other: string): string =>
    `${number.format(n)}\u00a0${rules.select(n) === 'one' ? one : other}`
}

/** "1 document", "1,204 documents" */
export const countEn = counting('en')
/** "0 document", "1 204 documents": in French, zero is singular */
export const countFr = counting('fr')
