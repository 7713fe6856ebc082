import type { ListedArticle } from '../../src/library/languages.ts'
import type { ArticleLine } from '../../src/library/queries.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Table, TwoLines } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'

type Props = {
  frame: StaffFrame
  articles: readonly ListedArticle[]
  /** How many ready-made articles the firm has not taken yet. */
  starters: number
  today: string
}

export function LibraryPage({ frame, articles, starters, today }: Props): Html {
  const { reader } = frame
  const words = reader.text.library
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={
        <PageHead
          title={words.title}
          under={words.under}
          actions={(['article', 'news'] as const).map((kind) => (
            <LinkButton
              href={`/firm/library/new?kind=${kind}`}
              icon="plus"
              kind={kind === 'article' ? 'filled' : 'plain'}
            >
              {words.new[kind]}
            </LinkButton>
          ))}
        />
      }
    >
      <Table
        reader={reader}
        caption={words.title}
        columns={[
          { label: words.columns.title },
          { label: words.columns.readers },
          { label: words.columns.languages },
          { label: words.columns.state },
        ]}
        rows={articles.map((article) => ({ cells: cellsOf({ reader, today }, article) }))}
        empty={<EmptyState icon="library" title={words.none} hint={words.noneHint} />}
      />
      {starters > 0 && <Starters reader={reader} count={starters} />}
    </StaffPage>
  )
}

type Seen = { reader: Reader; today: string }

function cellsOf({ reader, today }: Seen, article: ListedArticle) {
  const words = reader.text.library
  const { id, kind, title, areas, missing } = article
  return [
    <TwoLines quiet={words.kinds[kind]}>
      <a href={`/firm/library/${id}`}>{title[reader.language] ?? title.en ?? title.fr ?? ''}</a>
    </TwoLines>,
    areasOf(reader, areas),
    <TwoLines quiet={missing.map((language) => words.lacks[language]).join(', ')}>
      {(['en', 'fr'] as const)
        .filter((language) => title[language])
        .map((language) => words.languageNames[language])
        .join(', ')}
    </TwoLines>,
    <State reader={reader} article={article} today={today} />,
  ]
}

function areasOf({ text, format }: Reader, areas: ArticleLine['areas']): string {
  if (areas.length === 0) return text.library.allClients
  return format.list(areas.map((area) => text.matters.practiceAreas[area]))
}

/** News also says its days. */
function State({
  reader,
  article: { isPublished, beginsOn, endsOn },
  today,
}: {
  reader: Reader
  article: ArticleLine
  today: string
}): Html {
  const words = reader.text.library
  if (!isPublished) return <Tag kind="draft" reader={reader} />
  if (endsOn && endsOn < today) return <Tag kind="recalled" reader={reader} label={words.over} />
  if (beginsOn && beginsOn > today)
    return <Tag kind="waiting" reader={reader} label={words.later(reader.format.date(beginsOn))} />
  return (
    <TwoLines quiet={endsOn && words.until(reader.format.date(endsOn))}>
      <Tag kind="shared" reader={reader} label={words.published} />
    </TwoLines>
  )
}

function Starters({ reader, count }: { reader: Reader; count: number }): Html {
  const words = reader.text.library.starters
  return (
    <Sheet id="starters" title={words.title}>
      <p class="quiet">{words.hint}</p>
      <form method="post" action="/firm/library/starters">
        <Button icon="plus">{words.add(count)}</Button>
      </form>
    </Sheet>
  )
}
