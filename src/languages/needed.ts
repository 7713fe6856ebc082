import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import type { Section } from '../rights.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { listGuestLanguages } from './queries.ts'

/** What is written for clients, in one language or both. */
export type Texts = Partial<Record<Language, string>>

/** `needed`: somebody who will read it reads that language only. `offered`: those and the firm's own. */
export type WritingLanguages = { needed: readonly Language[]; offered: readonly Language[] }

/** In which languages something for the guests of a matter who read `section` has to be written. */
export function writingLanguages(deps: Deps, { matterId }: StaffAccess, section: Section): WritingLanguages {
  const { db, vault, clock } = deps
  const needed = listGuestLanguages(db, section, { matterId, now: timestamp(clock) })
  const used = new Set([...getFirm(db, vault).languages, ...needed])
  return { needed, offered: LANGUAGES.filter((language) => used.has(language)) }
}

/**
 * Nothing goes out in a language that a reader lacks. Throws `Invalid` beside the field of the first text that is missing,
 * `${field}-${language}`; also where nobody reads yet and nothing was written at all.
 */
export function requireTexts({ needed, offered }: WritingLanguages, texts: Texts, field: string): void {
  const missing = needed.find((language) => !texts[language])
  if (missing) throw new Invalid((text) => text.languages.missing[missing], `${field}-${missing}`)
  const [first = 'en'] = offered
  if (offered.every((language) => !texts[language]))
    throw new Invalid((text) => text.languages.nothing, `${field}-${first}`)
}
