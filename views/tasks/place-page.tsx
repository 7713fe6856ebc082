import type { PlaceLine, PlaceList } from '../../src/tasks/place/read.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { staffDue } from './staff-due.ts'

type Props = { frame: StaffFrame; list: PlaceList; lines: readonly PlaceLine[] }
const LISTS: readonly PlaceList[] = ['mine', 'late', 'matters']

/** What is to be done in all matters. */
export function TasksPlacePage({ frame, list, lines }: Props): Html {
  const { reader } = frame
  const words = reader.text.tasks.place
  const label = { mine: words.mine, late: words.late, matters: words.byMatter }
  const none = { mine: words.noneMine, late: words.noneLate, matters: words.noneAll }
  const tabs = LISTS.map((one) => ({
    label: label[one],
    href: one === 'mine' ? '/firm/tasks' : `/firm/tasks?list=${one}`,
    current: one === list,
  }))
  return (
    <StaffPage frame={frame} title={words.title} head={<PageHead title={words.title} />} tabs={tabs}>
      <LivePart id="tasks-place" href={`/firm/tasks?list=${list}`} on="tasks-changed">
        {lines.length === 0 && <EmptyState icon="sun" title={none[list]} hint={words.noneHint} />}
        {list === 'matters' ? <ByMatter {...{ frame, lines }} /> : <InOneList {...{ frame, list, lines }} />}
      </LivePart>
    </StaffPage>
  )
}

function InOneList({ frame: { reader, now }, list, lines }: Props): Html {
  const words = reader.text.tasks.place
  const parts = [
    { id: 'review', title: words.review, own: lines.filter(({ review }) => review !== null) },
    {
      id: 'to-do',
      title: words[list === 'late' ? 'late' : 'mine'],
      own: lines.filter(({ review }) => review === null),
    },
  ]
  return (
    <div class="stack">
      {parts
        .filter(({ own }) => own.length > 0)
        .map(({ id, title, own }) => (
          <Sheet id={id} title={title}>
            <Rows>
              {own.map((line) => (
                <Line {...{ reader, now, line }} withMatter />
              ))}
            </Rows>
          </Sheet>
        ))}
    </div>
  )
}

function ByMatter({ frame: { reader, now }, lines }: Omit<Props, 'list'>): Html {
  const groups = [...Map.groupBy(lines, ({ matter }) => matter.id).values()]
  return (
    <div class="stack">
      {groups.map((own) => {
        const [first] = own
        if (!first) return null
        const { id, number, title } = first.matter
        return (
          <Sheet id={`matter-${id}`} title={<a href={`/firm/matters/${id}/tasks`}>{`${number} ${title}`}</a>}>
            <Rows>
              {own.map((line) => (
                <Line {...{ reader, now, line }} />
              ))}
            </Rows>
          </Sheet>
        )
      })}
    </div>
  )
}

type LineProps = { reader: Reader; now: string; line: PlaceLine; withMatter?: boolean }

function Line({ reader, now, line, withMatter = false }: LineProps): Html {
  const { tasks: words } = reader.text
  const { matter, title, href, isInternal, assignee, review, isLate } = line
  const quiet = [
    withMatter && `${matter.number} ${matter.title}`,
    isInternal ? words.place.ofFirm : words.place.ofClient,
    assignee,
  ]
  return (
    <RowItem
      title={<a href={href}>{title}</a>}
      quiet={quiet.filter(Boolean).join(' · ')}
      due={staffDue(reader, line, now)}
      late={isLate}
      internal={isInternal}
    >
      {review && <Tag kind="fromClient" reader={reader} label={words.reviewItems[review]} />}
    </RowItem>
  )
}
