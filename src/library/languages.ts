import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { requireTexts, type Texts } from '../languages/needed.ts'
import { listClientLanguages, listLanguagesByArea } from '../languages/queries.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { type ArticleLine, listArticles } from './queries.ts'

/** `areas`: of an article; none is for all clients. */
export type Written = { title: Texts; areas: readonly string[] }
type LanguagesOf = (areas: readonly string[]) => Language[]

/** In which languages an article has to be there: those of the clients who could read it. */
export function readerLanguages({ db, clock }: Pick<Deps, 'db' | 'clock'>): LanguagesOf {
  const everybody = listClientLanguages(db)
  const byArea = listLanguagesByArea(db, timestamp(clock))
  return (areas) => {
    const used =
      areas.length === 0
        ? everybody
        : byArea.filter(({ area }) => areas.includes(area)).map(({ language }) => language)
    return LANGUAGES.filter((language) => used.includes(language))
  }
}

export type ListedArticle = ArticleLine & { missing: readonly Language[] }

/** All there are, each with the languages that it lacks. */
export function listArticlesWithMissing(deps: Deps, access: FirmAccess<'library:edit'>): ListedArticle[] {
  const languagesOf = readerLanguages(deps)
  return listArticles(deps.db, deps.vault, access).map((article) => ({
    ...article,
    missing: missingOf(languagesOf, article),
  }))
}

export function missingOf(languagesOf: LanguagesOf, { title, areas }: Written): Language[] {
  return languagesOf(areas).filter((language) => !title[language])
}

/** What a client reads is there in their language. Throws `Invalid` beside the title that is missing. */
export function requireReadable(deps: Deps, { title, areas }: Written): void {
  requireTexts({ needed: readerLanguages(deps)(areas), offered: LANGUAGES }, title, 'title')
}
