import type { Texts } from '../../languages/needed.ts'
import { LANGUAGES, type Language } from '../../viewer.ts'

/** What people wrote in a matter besides its documents, by the part of the portal where it stands. */
export type Chapter = {
  name: 'status' | 'messages' | 'calendar' | 'requests' | 'tasks' | 'comments' | 'notes' | 'internalTasks'
  /** Oldest first. */
  entries: readonly ChapterEntry[]
}

export type ChapterEntry = {
  at: string
  /** Who wrote it. */
  who: string | null
  title: Texts
  text: Texts
  /** What became of it, such as "accepted"; in each language, because the portal says it. */
  state: Record<Language, string> | null
}

/** What somebody wrote in a language that is not recorded: it stands in both. */
export function inBoth(text: string): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text]))
}

/** In each language what of these is written in it, one below the other. */
export function below(...texts: readonly Texts[]): Texts {
  const written = LANGUAGES.map(
    (language) => [language, texts.map((one) => one[language]).filter(Boolean)] as const,
  )
  return Object.fromEntries(
    written.filter(([, lines]) => lines.length > 0).map(([language, lines]) => [language, lines.join('\n')]),
  )
}

/** The words of the portal itself in each language. */
export function saidInBoth(say: (language: Language) => string): Record<Language, string> {
  return { en: say('en'), fr: say('fr') }
}
