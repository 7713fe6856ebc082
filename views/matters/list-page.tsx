import type { MatterLine, MatterList, MatterListQuery, MatterSort } from '../../src/matters/list/read.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { type Column, type Row, Table, TwoLines } from '../components/table.tsx'
import { Day } from '../components/time.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { type FilterChoices, ListFilters } from './list-filters.tsx'

type Props = {
  frame: StaffFrame
  list: MatterList
  query: MatterListQuery
  choices: FilterChoices
  now: string
  mayCreate: boolean
}

export function MatterListPage({ frame, list, query, choices, now, mayCreate }: Props): Html {
  const { reader } = frame
  const words = reader.text.matters
  const empty = list.total === 0 && !isNarrowed(query)
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={
        <PageHead
          title={words.title}
          actions={
            mayCreate && (
              <LinkButton href="/firm/matters/new" kind="filled" icon="plus">
                {words.create.action}
              </LinkButton>
            )
          }
        />
      }
    >
      {empty ? (
        <EmptyState title={words.list.none} hint={mayCreate ? words.list.noneHint : words.list.noneForYou} />
      ) : (
        <>
          <ListFilters reader={reader} query={query} choices={choices} />
          <Found reader={reader} list={list} query={query} now={now} />
        </>
      )}
    </StaffPage>
  )
}

/** The part that changes with the filters. */
function Found({
  reader,
  list,
  query,
  now,
}: { reader: Reader } & Pick<Props, 'list' | 'query' | 'now'>): Html {
  const words = reader.text.matters.list
  const href = (page: number) => listHref(query, { page: String(page) })
  return (
    <div id="matter-list" class="stack" aria-live="polite">
      <p class="quiet">{list.open ? words.foundOver(list.total) : words.found(list.total)}</p>
      <Table
        reader={reader}
        caption={words.caption}
        columns={columnsOf(reader, list.sort, query)}
        rows={list.lines.map((line) => rowOf(reader, line, now))}
        empty={
          <EmptyState icon="search" title={words.nothingFound} hint={words.nothingFoundHint}>
            <LinkButton href="/firm/matters">{words.showAll}</LinkButton>
          </EmptyState>
        }
      />
      <Pager
        reader={reader}
        page={list.page}
        size={list.size}
        total={list.total}
        open={list.open}
        href={href}
      />
    </div>
  )
}

function columnsOf({ text }: Reader, sort: MatterSort, query: MatterListQuery): Column[] {
  const words = text.matters.list
  const sorted = (by: 'number' | 'title' | 'activity') => {
    const direction =
      sort === by ? ('ascending' as const) : sort === `-${by}` ? ('descending' as const) : undefined
    const first = by === 'activity' ? '-activity' : by
    return { href: listHref(query, { sort: nextSort(by, first, sort), page: undefined }), direction }
  }
  return [
    { label: words.matter, sort: sorted('title') },
    { label: words.number, sort: sorted('number') },
    { label: words.responsible },
    { label: words.statusLabel },
    { label: words.activity, sort: sorted('activity') },
  ]
}

/** The link of a sorted column turns it round. */
function nextSort(by: string, first: string, sort: MatterSort): string {
  if (sort === first) return first.startsWith('-') ? by : `-${by}`
  return first
}

function rowOf(reader: Reader, line: MatterLine, now: string): Row {
  const { text, format } = reader
  const href = `/firm/matters/${line.id}`
  return {
    cells: [
      <TwoLines quiet={line.clients.length > 0 ? format.list(line.clients) : null}>
        <a href={href}>{line.internalTitle}</a>
      </TwoLines>,
      <span class="figures">{line.number}</span>,
      <TwoLines quiet={text.matters.practiceAreas[line.practiceArea]}>{line.responsible}</TwoLines>,
      text.matters.status[line.status],
      <Day reader={reader} at={line.updatedAt} now={now} />,
    ],
  }
}

function isNarrowed({ q, status, area, responsible, mine }: MatterListQuery): boolean {
  return Boolean(q || status || area || responsible || mine)
}

function listHref(query: MatterListQuery, change: MatterListQuery): string {
  const parts = Object.entries({ ...query, ...change }).filter(([, value]) => value)
  const search = new URLSearchParams(parts.map(([name, value]) => [name, String(value)]))
  return search.size > 0 ? `/firm/matters?${search}` : '/firm/matters'
}
