import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import { enterableMatters } from '../scopes.ts'
import type { GuestViewer, Language } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'
import { type Article, type ArticleLine, findReadable, listReadable, type ReadingScope } from './queries.ts'

/** An article in the reader's language, else in the only one it has, which `lang` then names. */
export type ArticleLink = Pick<ArticleLine, 'kind' | 'areas' | 'beginsOn'> & {
  title: string
  lang: Language | undefined
  href: string
  slug: string
}

/** What a client or outside person may read: for everybody, or for the practice area of one of their matters. */
export function listReading(deps: Deps, viewer: GuestViewer): ArticleLink[] {
  return readableIn(deps, viewer, enterableMatters(deps, viewer))
}

/** What goes with one matter. */
function listReadingFor(deps: Deps, viewer: GuestViewer, matterId: string): ArticleLink[] {
  const scope = enterableMatters(deps, viewer)
  return readableIn(deps, viewer, {
    ...scope,
    where: `(${scope.where}) and matters.id = $matterId`,
    parameters: { ...scope.parameters, matterId },
  })
}

/** What goes with a first page: the newest news, a few articles, and how many there are. */
export type Reading = { news: ArticleLink | null; articles: readonly ArticleLink[]; total: number }

const AT_ONCE = 4

/** Without a matter, of all that the viewer may read. What is for the practice area comes first. */
export function readReading(deps: Deps, viewer: GuestViewer, matterId?: string): Reading {
  const links = matterId ? listReadingFor(deps, viewer, matterId) : listReading(deps, viewer)
  const articles = links.filter(({ kind }) => kind === 'article')
  const special = articles.filter(({ areas }) => areas.length > 0)
  const general = articles.filter(({ areas }) => areas.length === 0)
  return {
    news: links.find(({ kind }) => kind === 'news') ?? null,
    articles: [...special, ...general].slice(0, AT_ONCE),
    total: articles.length,
  }
}

/** Of the articles that these addresses name, those that the viewer may read, in the order of the addresses. */
export function listNamedReading(deps: Deps, viewer: GuestViewer, slugs: readonly string[]): ArticleLink[] {
  if (slugs.length === 0) return []
  const bySlug = new Map(listReading(deps, viewer).map((link) => [link.slug, link]))
  return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
}

function readableIn(deps: Deps, { language }: GuestViewer, scope: ReadingScope): ArticleLink[] {
  return listReadable(deps.db, deps.vault, scope, firmToday(deps)).map(
    ({ kind, areas, beginsOn, slug, title }) => ({
      ...{ kind, areas, beginsOn, slug, href: `/portal/library/${slug}` },
      title: inLanguage(title, language) ?? '',
      lang: otherLanguage(title, language),
    }),
  )
}

export type ReadArticle = ArticleLink & { body: string; updatedAt: string }

/** `NotFound` for a draft, for news that is over, and for what is written for matters of another kind. */
export function readArticle(deps: Deps, viewer: GuestViewer, slug: string): ReadArticle {
  const { db, vault } = deps
  const [scope, today] = [enterableMatters(deps, viewer), firmToday(deps)]
  const line = listReadable(db, vault, scope, today).find((candidate) => candidate.slug === slug)
  const article = line && findReadable(db, vault, scope, { id: line.id, today })
  if (!article) throw new NotFound()
  return inReaders(article, viewer.language)
}

/** Null where `readArticle` finds nothing. */
export function findReadableArticle(deps: Deps, viewer: GuestViewer, id: string): ReadArticle | null {
  const scope = enterableMatters(deps, viewer)
  const article = findReadable(deps.db, deps.vault, scope, { id, today: firmToday(deps) })
  return article && inReaders(article, viewer.language)
}

function inReaders(article: Article, language: Language): ReadArticle {
  const { kind, areas, beginsOn, slug, title, body, updatedAt } = article
  return {
    ...{ kind, areas, beginsOn, slug, updatedAt, href: `/portal/library/${slug}` },
    title: inLanguage(title, language) ?? '',
    body: inLanguage(body, language) ?? '',
    lang: otherLanguage(title, language),
  }
}
