import type { Today } from '../../src/today/read.ts'
import type { Waiting as Lists, WaitingList } from '../../src/today/waiting.ts'
import { LateBackup } from '../backup/backup-sheet.tsx'
import { RowGroup } from '../components/row-group.tsx'
import { RowItem, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { More } from './more.tsx'
import { WAITING_ROWS, waitingTitle } from './waiting-rows.tsx'

type Props = { reader: Reader; today: Today; now: string }

const FIRST: readonly WaitingList[] = ['asking', 'due', 'unheard']
const THEN: readonly WaitingList[] = ['uploads', 'unopened', 'closing', 'invitations']

/** What somebody of the firm ought to look at. */
export function Waiting(props: Props): Html {
  const { reader, today } = props
  const words = reader.text.today
  const { waiting, review, lateBackup } = today
  const nothing = review.rows.length === 0 && [...FIRST, ...THEN].every((list) => !waiting[list]?.rows.length)
  const group = (list: WaitingList) => <WaitingGroup {...props} waiting={waiting} list={list} />
  return (
    <Sheet id="waits" title={words.waits}>
      {nothing && !lateBackup && <p class="quiet">{words.nothingWaits}</p>}
      {lateBackup && <LateBackup reader={reader} backup={lateBackup} />}
      {FIRST.map(group)}
      {review.rows.length > 0 && <Review {...props} />}
      {THEN.map(group)}
    </Sheet>
  )
}

type GroupProps<K extends WaitingList> = Props & { waiting: Lists; list: K }

function WaitingGroup<K extends WaitingList>({
  reader,
  today,
  now,
  waiting,
  list,
}: GroupProps<K>): Html | null {
  const part = waiting[list]
  if (!part || part.rows.length === 0) return null
  const Row = WAITING_ROWS[list]
  const title = waitingTitle(reader, list, today.silenceDays)
  return (
    <RowGroup
      title={title}
      more={<More {...{ reader, part, of: title }} href={`/firm/waiting?list=${list}`} />}
    >
      {part.rows.map((line) => (
        <Row {...{ reader, line, now }} />
      ))}
    </RowGroup>
  )
}

function Review({ reader, today: { review } }: Props): Html {
  const words = reader.text.tasks
  return (
    <RowGroup
      title={words.review}
      more={<More {...{ reader, part: review, of: words.review }} href="/firm/tasks" />}
    >
      {review.rows.map(({ matter, title, href, review: kind }) => (
        <RowItem
          title={<a href={href}>{title}</a>}
          quiet={`${matter.number} ${matter.title}`}
          due={kind && words.reviewItems[kind]}
        />
      ))}
    </RowGroup>
  )
}
