import { dayFrom } from '../days.ts'
import { Invalid } from '../errors.ts'
import type { Texts } from '../languages/needed.ts'
import { PRACTICE_AREAS, type PracticeArea } from '../matters/vocabulary.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { folded, manyLines, oneLine } from '../written.ts'
import { type ArticleKind, BODY_AT_MOST, TITLE_AT_MOST } from './vocabulary.ts'

/** As a form sends it. */
export type TypedArticle = {
  title: Texts
  body: Texts
  slug: string
  areas: readonly string[]
  beginsOn: string
  endsOn: string
  /** What the article was when the form was made (src/seen.ts); none for a new one. */
  seen?: string
}

export type CheckedArticle = {
  title: Texts
  body: Texts
  slug: string
  areas: readonly PracticeArea[]
  beginsOn: string | null
  endsOn: string | null
}

const SLUG_AT_MOST = 80
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Throws `Invalid` beside the field that is wrong. `today`: the day that news without one are dated. */
export function checkArticle(kind: ArticleKind, typed: TypedArticle, today: string): CheckedArticle {
  const written = LANGUAGES.flatMap((language) => checkTexts(typed, language))
  if (written.length === 0) throw new Invalid((t) => t.languages.nothing, 'title-en')
  const title: Texts = Object.fromEntries(written.map(({ language, title }) => [language, title]))
  const body: Texts = Object.fromEntries(written.map(({ language, body }) => [language, body]))
  return {
    ...{ title, body, slug: checkSlug(typed.slug, title) },
    areas: PRACTICE_AREAS.filter((area) => typed.areas.includes(area)),
    ...(kind === 'news' ? checkDays(typed, today) : { beginsOn: null, endsOn: null }),
  }
}

function checkTexts(typed: TypedArticle, language: Language) {
  const title = oneLine(typed.title[language])
  const body = manyLines(typed.body[language])
  if (!title && !body) return []
  if (!title) throw new Invalid((t) => t.library.problems.title, `title-${language}`)
  if (title.length > TITLE_AT_MOST)
    throw new Invalid((t) => t.rules.tooLong(TITLE_AT_MOST), `title-${language}`)
  if (!body) throw new Invalid((t) => t.library.problems.body, `body-${language}`)
  if (body.length > BODY_AT_MOST) throw new Invalid((t) => t.rules.tooLong(BODY_AT_MOST), `body-${language}`)
  return [{ language, title, body }]
}

/** What was typed, else what the title gives. */
function checkSlug(typed: string, { en, fr }: Texts): string {
  const slug = typed.trim().toLowerCase()
  if (!slug) return slugFrom(en ?? fr ?? '')
  if (slug.length > SLUG_AT_MOST || !SLUG.test(slug))
    throw new Invalid((t) => t.library.problems.slug, 'slug')
  return slug
}

function slugFrom(title: string): string {
  const words = folded(title)
    .match(/[a-z0-9]+/g)
    ?.join('-')
    .slice(0, SLUG_AT_MOST)
  return words?.replace(/-$/, '') || 'article'
}

function checkDays(typed: TypedArticle, today: string): Pick<CheckedArticle, 'beginsOn' | 'endsOn'> {
  const begins = typed.beginsOn ? dayFrom(typed.beginsOn) : dayFrom(today)
  if (!begins) throw new Invalid((t) => t.library.problems.day, 'beginsOn')
  const ends = dayFrom(typed.endsOn)
  if (typed.endsOn && !ends) throw new Invalid((t) => t.library.problems.day, 'endsOn')
  if (ends && Temporal.PlainDate.compare(ends, begins) < 0)
    throw new Invalid((t) => t.library.problems.endsBefore, 'endsOn')
  return { beginsOn: begins.toString(), endsOn: ends?.toString() ?? null }
}
