import type { ArticleLink, Reading } from '../../src/library/read.ts'
import { LinkButton } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ReadingRows } from '../library/reading-page.tsx'
import type { Reader } from '../text/reader.ts'

/** One calm line at the head of a first page. */
export function FirmNews({ reader, news }: { reader: Reader; news: ArticleLink | null }): Html | null {
  if (!news) return null
  return (
    <p class="firm-news">
      <Icon name="info" />
      <span>
        <span class="seen-by-readers">{reader.text.library.reading.news} </span>
        <a href={news.href} lang={news.lang}>
          {news.title}
        </a>
      </span>
    </p>
  )
}

/** The last part of a client's page: what to read, and where help is. */
export function HelpPart({ reader, reading }: { reader: Reader; reading: Reading }): Html {
  const words = reader.text.guides
  return (
    <Sheet id="help" title={reading.articles.length > 0 ? words.readAndHelp : words.help.title}>
      {reading.articles.length > 0 && <ReadingRows reader={reader} links={reading.articles} />}
      <div class="toolbar">
        <LinkButton href="/portal/help" icon="info">
          {words.helpLink}
        </LinkButton>
        {reading.total > reading.articles.length && (
          <LinkButton kind="quiet" href="/portal/library">
            {reader.text.library.reading.all}
          </LinkButton>
        )}
      </div>
    </Sheet>
  )
}
