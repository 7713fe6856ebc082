import type { News, NewsItem } from '../../src/news/item.ts'
import { LinkButton } from '../components/button.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; news: News; now: string }

/** What its reader has not seen yet, newest first. */
export function NewsPart({ reader, news, now }: Props): Html {
  const words = reader.text.news
  const { items, count } = news
  return (
    <Sheet id="new" title={count > 0 ? words.title(count) : words.noneTitle}>
      {count === 0 && <p class="quiet">{words.none}</p>}
      {items.length > 0 && (
        <ul class="rows">
          {items.map((item, i) => (
            <Row reader={reader} item={item} now={now} isFirst={i === 0} />
          ))}
        </ul>
      )}
      {count > items.length && <p class="quiet">{words.more(reader.format.number(count - items.length))}</p>}
    </Sheet>
  )
}

function Row({
  reader,
  item,
  now,
  isFirst,
}: Omit<Props, 'news'> & { item: NewsItem; isFirst: boolean }): Html {
  const words = reader.text.news
  const { kind, title, lang, at, href } = item
  const { before, after } = reader.text.portal.quoted
  return (
    <li>
      <div class="what">
        <div class="row-title">
          <a href={href}>
            <WrittenWords words={{ text: title, lang }} />
          </a>
        </div>
        <p class="quiet">{words.when(words.kinds[kind], reader.format.relativeDay(at, now))}</p>
      </div>
      {isFirst && (
        <LinkButton kind="filled" href={href}>
          {words.read}
          <span class="seen-by-readers">
            {' '}
            {before}
            <WrittenWords words={{ text: title, lang }} />
            {after}
          </span>
        </LinkButton>
      )}
    </li>
  )
}
