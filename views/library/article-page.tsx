import type { TypedArticle } from '../../src/library/check.ts'
import { Button } from '../components/button.tsx'
import { ProblemSummary } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { ArticleForm, type ArticleFormProps } from './article-form.tsx'
import { Markdown } from './markdown.tsx'

export type ArticlePageProps = Omit<ArticleFormProps, 'reader'> & {
  frame: StaffFrame
  /** Stands over the page; null for a new one. */
  title: string | null
}

/** Writing an article or a piece of news, with what its readers will see below. */
export function ArticlePage({ frame, title, ...form }: ArticlePageProps): Html {
  const { reader } = frame
  const words = reader.text.library
  const { articleId, kind, isPublished, typed, problems } = form
  const heading = title ?? words.newTitle[kind]
  return (
    <StaffPage
      frame={frame}
      title={heading}
      head={
        <PageHead
          over={<a href="/firm/library">{words.title}</a>}
          title={heading}
          under={
            isPublished ? (
              <Tag kind="shared" reader={reader} label={words.published} />
            ) : (
              <Tag kind="draft" reader={reader} />
            )
          }
        />
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="write" title={words.kinds[kind]}>
        <ArticleForm reader={reader} {...form} />
      </Sheet>
      <Preview reader={reader} typed={typed} />
      {articleId && <Publishing reader={reader} {...form} articleId={articleId} />}
      {articleId && <Removing reader={reader} articleId={articleId} />}
    </StaffPage>
  )
}

function Preview({ reader, typed }: { reader: Reader; typed: TypedArticle }): Html {
  const words = reader.text.library
  const written = (['en', 'fr'] as const).filter((language) => typed.title[language] || typed.body[language])
  return (
    <Sheet id="preview" title={words.previewTitle}>
      {written.length === 0 && <p class="quiet">{words.previewEmpty}</p>}
      <div class="side-by-side">
        {written.map((language) => (
          <article lang={language}>
            <h3 class="article-title">{typed.title[language]}</h3>
            <Markdown source={typed.body[language] ?? ''} lang={language} />
          </article>
        ))}
      </div>
    </Sheet>
  )
}

type PublishingProps = Omit<ArticleFormProps, 'articleId'> & { articleId: string }

function Publishing({ reader, articleId, kind, isPublished, missing }: PublishingProps): Html {
  const words = reader.text.library
  const mayPress = isPublished || missing.length === 0
  return (
    <Sheet id="publishing" title={words.publishTitle}>
      {missing.map((language) => (
        <Notice kind="warning">
          <p>{isPublished ? words.partly[language] : words.notYet[language]}</p>
        </Notice>
      ))}
      {mayPress && (
        <form method="post" action={`/firm/library/${articleId}/publication`}>
          <p class="quiet">{isPublished ? words.withdrawHint : words.publishHint[kind]}</p>
          <Button
            name="state"
            value={isPublished ? 'draft' : 'published'}
            icon={isPublished ? 'undo-2' : 'eye'}
          >
            {isPublished ? words.withdraw : words.publish}
          </Button>
        </form>
      )}
    </Sheet>
  )
}

function Removing({ reader, articleId }: { reader: Reader; articleId: string }): Html {
  const words = reader.text.library
  return (
    <details>
      <summary>{words.removeSummary}</summary>
      <form class="form" method="post" action={`/firm/library/${articleId}/removal`}>
        <p class="quiet">{words.removeHint}</p>
        <Button kind="danger" icon="trash-2">
          {words.remove}
        </Button>
      </form>
    </details>
  )
}
