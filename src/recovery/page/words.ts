import type { RecoveryText } from '../../../views/recovery/both.tsx'
import { en, fr } from '../../../views/recovery/text.ts'
import { dateFormats } from '../../../views/text/dates.ts'
import { sizeFormat } from '../../../views/text/size.ts'
import type { Language } from '../../viewer.ts'

/** What a sentence is made with: the texts, dates and sizes of one language. */
export type Words = {
  readonly text: RecoveryText
  /** ISO 8601, in the firm's time zone. */
  dateTime(iso: string): string
  date(iso: string): string
  size(octets: number): string
}

export type Say = (words: Words) => string

let words: Record<Language, Words> = { en: wordsOf('en', 'UTC'), fr: wordsOf('fr', 'UTC') }

export function useTimeZone(timeZone: string): void {
  try {
    words = { en: wordsOf('en', timeZone), fr: wordsOf('fr', timeZone) }
  } catch {
    // A zone that this browser does not know: times stay in UTC, and say so.
  }
}

function wordsOf(language: Language, timeZone: string): Words {
  const { date, dateTime } = dateFormats(language, timeZone)
  return {
    text: language === 'fr' ? fr : en,
    date,
    dateTime: (iso) => dateTime(iso),
    size: sizeFormat(language),
  }
}

/** A sentence in both languages, as text and never as markup; the stylesheet shows one. */
export function both(say: Say): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const language of ['en', 'fr'] as const) {
    const span = element('span', {}, say(words[language]))
    span.lang = language
    fragment.append(span)
  }
  return fragment
}

/** In the language that the page is in now, for what only one text can be: a label that is heard. */
export function now(say: Say): string {
  return say(words[document.documentElement.lang === 'fr' ? 'fr' : 'en'])
}

type Attributes = { readonly class?: string; readonly id?: string }

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (attributes.class) made.className = attributes.class
  if (attributes.id) made.id = attributes.id
  made.append(...children)
  return made
}

/** Throws for an id that the page does not have, or that is another element. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`no ${kind.name} #${id}`)
  return found
}
