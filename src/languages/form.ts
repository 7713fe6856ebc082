import { Invalid } from '../errors.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'
import type { Texts } from './needed.ts'

/** One line in each language, as `WrittenFields` sends it: `${name}-${language}`. */
export function readLine(fields: URLSearchParams, name: string): Texts {
  return readWith(oneLine, fields, name)
}

/** Paragraphs in each language. */
export function readLines(fields: URLSearchParams, name: string): Texts {
  return readWith(manyLines, fields, name)
}

function readWith(clean: (typed: string | undefined) => string, fields: URLSearchParams, name: string) {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, string][] => {
      const text = clean(fields.get(`${name}-${language}`) ?? undefined)
      return text ? [[language, text]] : []
    }),
  )
}

/** Throws `Invalid` beside the first text that is longer. */
export function requireShort(texts: Texts, most: number, name: string): void {
  for (const language of LANGUAGES)
    if ((texts[language] ?? '').length > most)
      throw new Invalid((t) => t.rules.tooLong(most), `${name}-${language}`)
}

export function isWritten(texts: Texts): boolean {
  return LANGUAGES.some((language) => texts[language])
}
