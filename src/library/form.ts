import { LANGUAGES } from '../viewer.ts'
import type { TypedArticle } from './check.ts'
import type { Article } from './queries.ts'

/** Of a form whose fields come several times (`area`) and by language (`title-en`). */
export function typedArticle(form: URLSearchParams): TypedArticle {
  const text = (name: string) => form.get(name) ?? ''
  const texts = (name: string) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, text(`${name}-${language}`)]))
  return {
    title: texts('title'),
    body: texts('body'),
    slug: text('slug'),
    areas: form.getAll('area'),
    beginsOn: text('beginsOn'),
    endsOn: text('endsOn'),
  }
}

export function typedFrom({ title, body, slug, areas, beginsOn, endsOn }: Article): TypedArticle {
  return { title, body, slug, areas, beginsOn: beginsOn ?? '', endsOn: endsOn ?? '' }
}
