import type { Language } from '../../src/viewer.ts'
import { LOCALES } from './plural.ts'

const UNITS: Record<Language, readonly string[]> = {
  en: ['kB', 'MB', 'GB', 'TB'],
  fr: ['ko', 'Mo', 'Go', 'To'],
}

/** Octets → "1.4 MB", "1,4 Mo"; powers of 1000, as phones and mail programs count. */
export function sizeFormat(language: Language): (bytes: number) => string {
  const fine = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  const coarse = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 })
  const one = language === 'en' ? 'byte' : 'octet'
  const rules = new Intl.PluralRules(LOCALES[language])
  return (bytes) => {
    if (bytes < 1000) return `${bytes}\u00a0${rules.select(bytes) === 'one' ? one : `${one}s`}`
    let amount = bytes / 1000
    let unit = 0
    // 999.95 kB would be written "1,000 kB"
    for (; amount >= 999.5 && unit < UNITS[language].length - 1; unit++) amount /= 1000
    return `${(amount < 10 ? fine : coarse).format(amount)}\u00a0${UNITS[language][unit]}`
  }
}
