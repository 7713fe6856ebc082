import { type Reader, readerFor } from '../../views/text/reader.ts'
import { cookieOf, LANGUAGE_COOKIE, setCookie } from '../cookie.ts'
import type { Firm } from '../firm/queries.ts'
import { oneOf } from '../one-of.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { contextOf } from './context.ts'

const YEAR = 365 * 24 * 60 * 60

/** What a stranger chose, kept by their browser for a year. */
export function languageCookie(language: Language): string {
  return setCookie({ name: LANGUAGE_COOKIE, value: language, sameSite: 'Lax', seconds: YEAR })
}

/**
 * How the visitor reads: as their account says; a stranger as they chose, else as the link they came by says, else as
 * their browser asks, else as the firm.
 */
export function readerOf(
  request: Request,
  { timeZone, languages }: Pick<Firm, 'timeZone' | 'languages'>,
): Reader {
  const language =
    contextOf(request).viewer?.language ??
    oneOf(LANGUAGES, cookieOf(request, LANGUAGE_COOKIE)) ??
    oneOf(LANGUAGES, new URL(request.url).searchParams.get('lang')) ??
    firstAccepted(request.headers.get('accept-language')) ??
    languages[0] ??
    'en'
  return readerFor(language, timeZone)
}

function firstAccepted(header: string | null): Language | null {
  for (const range of (header ?? '').split(',')) {
    const language = oneOf(LANGUAGES, range.trim().slice(0, 2).toLowerCase())
    if (language) return language
  }
  return null
}
