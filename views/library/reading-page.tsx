import type { ArticleLink, ReadArticle } from '../../src/library/read.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { Markdown } from './markdown.tsx'

/** What the firm wrote for its clients. */
export function ReadingPage({ frame, reading }: { frame: Frame; reading: readonly ArticleLink[] }): Html {
  const { reader } = frame
  const words = reader.text.library.reading
  const articles = reading.filter(({ kind }) => kind === 'article')
  return (
    <ClientPage frame={frame} title={words.title}>
      <PageHead title={words.title} under={articles.length > 0 ? words.lead : undefined} />
      {reading.length === 0 && <EmptyState icon="library" title={words.none} hint={words.noneHint} />}
      <Part
        {...{ reader, id: 'news', title: words.news }}
        links={reading.filter(({ kind }) => kind === 'news')}
      />
      <Part
        {...{ reader, id: 'of-matters', title: words.ofMatters }}
        links={articles.filter(({ areas }) => areas.length > 0)}
      />
      <Part
        {...{ reader, id: 'of-all', title: words.ofAll }}
        links={articles.filter(({ areas }) => areas.length === 0)}
      />
    </ClientPage>
  )
}

type PartProps = { reader: Reader; id: string; title: string; links: readonly ArticleLink[] }

function Part({ reader, id, title, links }: PartProps): Html | null {
  if (links.length === 0) return null
  return (
    <Sheet id={id} title={title}>
      <ReadingRows reader={reader} links={links} />
    </Sheet>
  )
}

/** Titles that lead to what they name; also for other pages. */
export function ReadingRows({ reader, links }: Pick<PartProps, 'reader' | 'links'>): Html {
  const words = reader.text.library.reading
  return (
    <Rows>
      {links.map(({ href, title, lang, beginsOn }) => (
        <RowItem
          title={
            <a href={href} lang={lang}>
              {title}
            </a>
          }
          quiet={
            [beginsOn && reader.format.date(beginsOn), lang && words.only[lang]]
              .filter(Boolean)
              .join(' · ') || undefined
          }
        />
      ))}
    </Rows>
  )
}

export function ReadArticlePage({ frame, article }: { frame: Frame; article: ReadArticle }): Html {
  const { reader } = frame
  const words = reader.text.library.reading
  const { kind, title, lang, body, beginsOn, updatedAt } = article
  return (
    <ClientPage frame={frame} title={title}>
      <PageHead
        over={<a href="/portal/library">{words.title}</a>}
        title={<span lang={lang}>{title}</span>}
        under={lang && words.only[lang]}
      />
      <article class="sheet">
        <Markdown source={body} lang={lang} />
      </article>
      <div class="quiet">
        <p>
          {beginsOn
            ? words.dated(reader.format.date(beginsOn))
            : words.revised(reader.format.date(updatedAt))}
        </p>
        {kind === 'article' && <p>{words.general}</p>}
      </div>
    </ClientPage>
  )
}
