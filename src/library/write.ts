import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { firmToday } from '../firm/today.ts'
import { isMade } from '../once/queries.ts'
import { requireSeen } from '../seen.ts'
import { inLanguage } from '../written.ts'
import { type CheckedArticle, checkArticle, type TypedArticle } from './check.ts'
import { markOfArticle, saysTheSame } from './form.ts'
import { requireReadable } from './languages.ts'
import {
  type Article,
  deleteArticle,
  findArticle,
  insertArticle,
  listArticles,
  replaceAreas,
  type StoredArticle,
  updateArticle,
  updatePublished,
} from './queries.ts'
import type { ArticleKind } from './vocabulary.ts'

type Edit = FirmAccess<'library:edit'>

/** Writes a draft and returns its id; a form that arrives twice writes one. Throws `Invalid`. */
export function addArticle(
  deps: Deps,
  access: Edit,
  kind: ArticleKind,
  typed: TypedArticle,
  id: string = Bun.randomUUIDv7(),
): string {
  const article = checkArticle(kind, typed, firmToday(deps))
  deps.db
    .transaction(() => {
      if (isMade(deps.db, 'articles', id)) return
      const slug = freeSlug(deps, access, article.slug, typed.slug !== '')
      insertArticle(deps.db, access, { kind, ...sealArticle(deps, access, id, { ...article, slug }) })
      replaceAreas(deps.db, access, id, article.areas)
      record(deps, access, 'article.added', { id, title: article.title })
    })
    .immediate()
  deps.wake()
  return id
}

/** What is published is read as it was changed from this moment on, so no reader may lack it. Throws `Invalid`. */
export function changeArticle(deps: Deps, access: Edit, id: string, typed: TypedArticle): void {
  deps.db
    .transaction(() => {
      const before = getArticle(deps, access, id)
      const asked = { ...typed, slug: typed.slug || before.slug }
      const check = () => checkArticle(before.kind, asked, firmToday(deps))
      requireSeen(typed.seen, markOfArticle(before), () => saysTheSame(before, check()))
      const article = check()
      if (before.isPublished) requireReadable(deps, article)
      if (article.slug !== before.slug) freeSlug(deps, access, article.slug, true)
      updateArticle(deps.db, access, sealArticle(deps, access, id, article))
      replaceAreas(deps.db, access, id, article.areas)
      record(deps, access, 'article.changed', { id, title: article.title })
    })
    .immediate()
  deps.wake()
}

/** Throws `Invalid` where a client who could read it lacks it in their language. */
export function publishArticle(deps: Deps, access: Edit, id: string, isPublished: boolean): void {
  deps.db
    .transaction(() => {
      const article = getArticle(deps, access, id)
      if (article.isPublished === isPublished) return
      if (isPublished) requireReadable(deps, article)
      updatePublished(deps.db, access, id, isPublished)
      record(deps, access, isPublished ? 'article.published' : 'article.withdrawn', article)
    })
    .immediate()
  deps.wake()
}

export function removeArticle(deps: Deps, access: Edit, id: string): void {
  deps.db
    .transaction(() => {
      const article = getArticle(deps, access, id)
      deleteArticle(deps.db, access, id)
      record(deps, access, 'article.removed', article)
    })
    .immediate()
  deps.wake()
}

export function getArticle({ db, vault }: Deps, access: Edit, id: string): Article {
  const article = findArticle(db, vault, access, id)
  if (!article) throw new NotFound()
  return article
}

/** The address itself where nothing else has it; of one that nobody chose, the next that is free. */
function freeSlug({ db, vault }: Deps, access: Edit, wanted: string, isChosen: boolean): string {
  const taken = new Set(listArticles(db, vault, access).map(({ slug }) => slug))
  if (!taken.has(wanted)) return wanted
  if (isChosen) throw new Invalid((t) => t.library.problems.slugTaken, 'slug')
  for (let n = 2; ; n += 1) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

function sealArticle(
  { vault: { firm }, clock }: Deps,
  { viewer }: Edit,
  id: string,
  { title, body, slug, beginsOn, endsOn }: CheckedArticle,
): Omit<StoredArticle, 'kind'> {
  return {
    ...{ id, beginsOn, endsOn, updatedBy: viewer.personId, updatedAt: timestamp(clock) },
    slug: firm.seal('articles.slug', id, slug),
    titleEn: title.en ? firm.seal('articles.title_en', id, title.en) : null,
    titleFr: title.fr ? firm.seal('articles.title_fr', id, title.fr) : null,
    bodyEn: body.en ? firm.seal('articles.body_en', id, body.en) : null,
    bodyFr: body.fr ? firm.seal('articles.body_fr', id, body.fr) : null,
  }
}

type ArticleEvent =
  | 'article.added'
  | 'article.changed'
  | 'article.published'
  | 'article.withdrawn'
  | 'article.removed'

function record(
  deps: Deps,
  { viewer }: Edit,
  kind: ArticleEvent,
  { id, title }: Pick<Article, 'id' | 'title'>,
) {
  appendEvent(deps, viewer, {
    kind,
    subjectId: id,
    details: { title: inLanguage(title, viewer.language) ?? '' },
  })
}
