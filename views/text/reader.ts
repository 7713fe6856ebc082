import type { Language } from '../../src/viewer.ts'
import { type Catalogue, catalogues } from './catalogue.ts'
import { type DateFormats, dateFormats } from './dates.ts'
import { LOCALES } from './plural.ts'
import { sizeFormat } from './size.ts'

/** How one person reads: their language, the firm's zone, the words, and every format that follows from them. */
export type Reader = { language: Language; timeZone: string; text: Catalogue; format: Formats }

export type Formats = DateFormats & {
  /** bytes → "1.4 MB", "1,4 Mo"; powers of 1000, as phones and mail programs count */
  size(bytes: number): string
  number(n: number): string
  /** 0.45 → "45%", "45 %" */
  percent(share: number): string
  /** "Ada, Lee and Marie" */
  list(items: readonly string[]): string
  /** sorts as the language does, "é" beside "e" and "2" before "10" */
  compare(a: string, b: string): number
  /** "1 document", "1,204 documents" */
  plural(n: number, one: string, other: string): string
}

const readers = new Map<string, Reader>()

/** The reader for a language and an IANA time zone; made once, as `Intl` objects are slow to make. */
export function readerFor(language: Language, timeZone: string): Reader {
  const key = `${language} ${timeZone}`
  const known = readers.get(key)
  if (known) return known
  const reader = {
    language,
    timeZone,
    text: catalogues[language],
    format: { ...dateFormats(language, timeZone), ...quantityFormats(language) },
  }
  readers.set(key, reader)
  return reader
}

function quantityFormats(language: Language): Omit<Formats, keyof DateFormats> {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale, { numeric: true })
  const rules = new Intl.PluralRules(locale)
  return {
    size: sizeFormat(language),
    number: (n) => number.format(n),
    percent: (share) => percent.format(share),
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
    plural: (n, one, other) => `${number.format(n)}\u00a0${rules.select(n) === 'one' ? one : other}`,
  }
}
