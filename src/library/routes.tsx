import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { ArticlePage } from '../../views/library/article-page.tsx'
import { LibraryPage } from '../../views/library/list-page.tsx'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { firmToday } from '../firm/today.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { PRACTICE_AREAS } from '../matters/vocabulary.ts'
import { firmFormId } from '../once/form-id.ts'
import { oneOf } from '../one-of.ts'
import { LANGUAGES, type StaffViewer } from '../viewer.ts'
import { inLanguage } from '../written.ts'
import type { TypedArticle } from './check.ts'
import { markOfArticle, typedArticle, typedFrom } from './form.ts'
import { listArticlesWithMissing, missingOf, readerLanguages } from './languages.ts'
import { addStarters, missingStarters } from './starters.ts'
import { ARTICLE_KINDS, type ArticleKind, BODY_AT_MOST, TITLE_AT_MOST } from './vocabulary.ts'
import { addArticle, changeArticle, getArticle, publishArticle, removeArticle } from './write.ts'

const edit = (viewer: StaffViewer) => FirmAccess.open(viewer, 'library:edit')

/** What the firm writes for its clients: articles and news, in one language or both. */
export const library = (deps: Deps) =>
  new Elysia({ prefix: '/firm/library' }).use(list(deps)).use(writing(deps)).use(onOneArticle(deps))

const list = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => {
      const articles = listArticlesWithMissing(deps, edit(viewer))
      const starters = missingStarters(articles).length
      return <LibraryPage {...{ frame, articles, starters, today: firmToday(deps) }} />
    })
    .post('/starters', ({ viewer }) => {
      addStarters(deps, edit(viewer))
      return seeOther('/firm/library')
    })

const writing = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get(
      '/new',
      ({ viewer, frame, query }) => {
        edit(viewer)
        const kind = oneOf(ARTICLE_KINDS, query.kind) ?? 'article'
        const beginsOn = kind === 'news' ? firmToday(deps) : ''
        return articlePage(deps, frame, { kind, typed: { ...NOTHING, beginsOn } })
      },
      { query: t.Object({ kind: typed }) },
    )
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const form = new URLSearchParams(body ?? '')
        const kind = oneOf(ARTICLE_KINDS, form.get('kind')) ?? 'article'
        const typed = typedArticle(form)
        const id = firmFormId(viewer, form.get('once'), form.toString())
        return formResult(
          () => seeOther(`/firm/library/${addArticle(deps, edit(viewer), kind, typed, id)}#publishing`),
          (problem) => articlePage(deps, frame, { kind, typed, problem }),
        )
      },
      formText,
    )
    .post(
      '/preview',
      ({ viewer, frame, body }) => {
        const form = new URLSearchParams(body ?? '')
        const [access, id] = [edit(viewer), form.get('article')]
        const { kind, isPublished } = id ? getArticle(deps, access, id) : { kind: null, isPublished: false }
        return articlePage(deps, frame, {
          kind: kind ?? oneOf(ARTICLE_KINDS, form.get('kind')) ?? 'article',
          typed: shortened(typedArticle(form)),
          ...(id && { articleId: id, isPublished }),
        })
      },
      formText,
    )

const onOneArticle = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get('/:articleId', ({ viewer, frame, params: { articleId } }) => {
      const article = getArticle(deps, edit(viewer), articleId)
      return articlePage(deps, frame, { ...article, articleId, typed: typedFrom(article) })
    })
    .post(
      '/:articleId',
      ({ viewer, frame, params: { articleId }, body }) => {
        const access = edit(viewer)
        const typed = typedArticle(new URLSearchParams(body ?? ''))
        return formResult(
          () => {
            changeArticle(deps, access, articleId, typed)
            return seeOther(`/firm/library/${articleId}`)
          },
          (problem) => {
            const article = getArticle(deps, access, articleId)
            const again = { ...typed, seen: markOfArticle(article) }
            return articlePage(deps, frame, { ...article, articleId, typed: again, problem })
          },
        )
      },
      formText,
    )
    .post(
      '/:articleId/publication',
      ({ viewer, frame, params: { articleId }, body }) => {
        const access = edit(viewer)
        return formResult(
          () => {
            publishArticle(deps, access, articleId, body.state === 'published')
            return seeOther(`/firm/library/${articleId}#publishing`)
          },
          (problem) => {
            const article = getArticle(deps, access, articleId)
            return articlePage(deps, frame, { ...article, articleId, typed: typedFrom(article), problem })
          },
        )
      },
      { body: t.Object({ state: typed }) },
    )
    .post('/:articleId/removal', ({ viewer, params: { articleId } }) => {
      removeArticle(deps, edit(viewer), articleId)
      return seeOther('/firm/library')
    })

const NOTHING: TypedArticle = { title: {}, body: {}, slug: '', areas: [], beginsOn: '', endsOn: '' }

/** A preview reads no more than could be saved. */
function shortened({ body, ...rest }: TypedArticle): TypedArticle {
  const { en = '', fr = '' } = body
  return { ...rest, body: { en: en.slice(0, BODY_AT_MOST), fr: fr.slice(0, BODY_AT_MOST) } }
}

type Shown = {
  kind: ArticleKind
  typed: TypedArticle
  articleId?: string
  isPublished?: boolean
  problem?: Problem
}

function articlePage(deps: Deps, frame: StaffFrame, shown: Shown) {
  const { kind, typed, articleId = null, isPublished = false, problem } = shown
  const languagesOf = readerLanguages(deps)
  const { languages } = getFirm(deps.db, deps.vault)
  return (
    <ArticlePage
      {...{ frame, kind, typed: shortened(typed), articleId, isPublished }}
      title={inLanguage(typed.title, frame.reader.language) || null}
      missing={missingOf(languagesOf, typed)}
      problems={problemsOf(frame.reader, problem)}
      languages={{ needed: [...new Set([...languagesOf(typed.areas), ...languages])], offered: LANGUAGES }}
      areas={PRACTICE_AREAS}
      limits={{ title: TITLE_AT_MOST, body: BODY_AT_MOST }}
    />
  )
}
