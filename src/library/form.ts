import { markOf } from '../seen.ts'
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
    seen: text('seen'),
  }
}

export function typedFrom(article: ArticleWords): TypedArticle {
  return { ...wordsIn(article), seen: markOfArticle(article) }
}

type ArticleWords = Pick<Article, 'title' | 'body' | 'slug' | 'areas' | 'beginsOn' | 'endsOn'>

export function markOfArticle(article: ArticleWords): string {
  return markOf(wordsIn(article))
}

export function saysTheSame(one: ArticleWords, other: ArticleWords): boolean {
  return Bun.deepEquals(wordsIn(one), wordsIn(other))
}

function wordsIn({ title, body, slug, areas, beginsOn, endsOn }: ArticleWords): Omit<TypedArticle, 'seen'> {
  return { title, body, slug, areas: [...areas].sort(), beginsOn: beginsOn ?? '', endsOn: endsOn ?? '' }
}
