import type { Today } from '../../src/today/read.ts'
import { LateBackup } from '../backup/backup-sheet.tsx'
import { RowGroup } from '../components/row-group.tsx'
import { RowItem, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { StatusWaits, waitsForStatus } from '../updates/waiting.tsx'

type Props = { reader: Reader; today: Today; now: string }

/** What somebody of the firm ought to look at. */
export function Waiting(props: Props): Html {
  const { reader, today } = props
  const words = reader.text.today
  const nothing =
    today.review.length +
      today.uploads.length +
      today.silent.length +
      today.closing.length +
      today.invitations.length ===
    0
  return (
    <Sheet id="waits" title={words.waits}>
      {nothing && !today.lateBackup && !waitsForStatus(today.status) && (
        <p class="quiet">{words.nothingWaits}</p>
      )}
      {today.lateBackup && <LateBackup reader={reader} backup={today.lateBackup} />}
      <StatusWaits reader={reader} waiting={today.status} now={props.now} />
      {today.review.length > 0 && <Review {...props} />}
      {today.uploads.length > 0 && <Uploads {...props} />}
      {today.silent.length > 0 && <Silent {...props} />}
      {today.closing.length > 0 && <Closing {...props} />}
      {today.invitations.length > 0 && <Invitations {...props} />}
    </Sheet>
  )
}

function Review({ reader, today }: Props): Html {
  const words = reader.text.tasks
  return (
    <RowGroup title={words.review}>
      {today.review.map(({ matter, title, href, review }) => (
        <RowItem
          title={<a href={href}>{title}</a>}
          quiet={`${matter.number} ${matter.title}`}
          due={review && words.reviewItems[review]}
        />
      ))}
    </RowGroup>
  )
}

function Uploads({ reader, today, now }: Props): Html {
  const words = reader.text.today
  return (
    <RowGroup title={words.uploads}>
      {today.uploads.map(({ matter, documentId, fileName, from, at }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/documents/${documentId}`}>{fileName}</a>}
          quiet={`${words.from(from)} · ${matter.number} ${matter.title}`}
          due={reader.format.relativeDay(at, now)}
        />
      ))}
    </RowGroup>
  )
}

function Silent({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <RowGroup title={words.silent}>
      {today.silent.map(({ matter, person, count, oldest }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/documents`}>{words.unopened(person, count)}</a>}
          quiet={`${matter.number} ${matter.title}`}
          due={words.since(reader.format.date(oldest))}
        />
      ))}
    </RowGroup>
  )
}

function Closing({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <RowGroup title={words.closing}>
      {today.closing.map(({ matter, closesAt, isReadOnly, unacknowledged }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/closing`}>{`${matter.number} ${matter.title}`}</a>}
          quiet={unacknowledged > 0 ? words.noCopy(unacknowledged) : words.allCopies}
          due={(isReadOnly ? words.readOnlySince : words.closesOn)(reader.format.date(closesAt))}
          late={isReadOnly && unacknowledged > 0}
        />
      ))}
    </RowGroup>
  )
}

function Invitations({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <RowGroup title={words.invitations}>
      {today.invitations.map(({ id, name, expiresAt }) => (
        <RowItem
          title={<a href={`/firm/people/${id}`}>{name}</a>}
          quiet={words.until(reader.format.date(expiresAt))}
        />
      ))}
    </RowGroup>
  )
}
