import type { Today } from '../../src/today/read.ts'
import { LateBackup } from '../backup/backup-sheet.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; today: Today; now: string }

/** What somebody of the firm ought to look at. */
export function Waiting(props: Props): Html {
  const { reader, today } = props
  const words = reader.text.today
  const nothing =
    today.uploads.length + today.silent.length + today.closing.length + today.invitations.length === 0
  return (
    <Sheet id="waits" title={words.waits}>
      {nothing && !today.lateBackup && <p class="quiet">{words.nothingWaits}</p>}
      {today.lateBackup && <LateBackup reader={reader} backup={today.lateBackup} />}
      {today.uploads.length > 0 && <Uploads {...props} />}
      {today.silent.length > 0 && <Silent {...props} />}
      {today.closing.length > 0 && <Closing {...props} />}
      {today.invitations.length > 0 && <Invitations {...props} />}
    </Sheet>
  )
}

function Group({ title, children }: { title: string; children?: Child }): Html {
  return (
    <section>
      <h3 class="group-title">{title}</h3>
      <Rows>{children}</Rows>
    </section>
  )
}

function Uploads({ reader, today, now }: Props): Html {
  const words = reader.text.today
  return (
    <Group title={words.uploads}>
      {today.uploads.map(({ matter, documentId, fileName, from, at }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/documents/${documentId}`}>{fileName}</a>}
          quiet={`${words.from(from)} · ${matter.number} ${matter.title}`}
          due={reader.format.relativeDay(at, now)}
        />
      ))}
    </Group>
  )
}

function Silent({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <Group title={words.silent}>
      {today.silent.map(({ matter, person, count, oldest }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/documents`}>{words.unopened(person, count)}</a>}
          quiet={`${matter.number} ${matter.title}`}
          due={words.since(reader.format.date(oldest))}
        />
      ))}
    </Group>
  )
}

function Closing({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <Group title={words.closing}>
      {today.closing.map(({ matter, closesAt, isReadOnly, unacknowledged }) => (
        <RowItem
          title={<a href={`/firm/matters/${matter.id}/closing`}>{`${matter.number} ${matter.title}`}</a>}
          quiet={unacknowledged > 0 ? words.noCopy(unacknowledged) : words.allCopies}
          due={(isReadOnly ? words.readOnlySince : words.closesOn)(reader.format.date(closesAt))}
          late={isReadOnly && unacknowledged > 0}
        />
      ))}
    </Group>
  )
}

function Invitations({ reader, today }: Props): Html {
  const words = reader.text.today
  return (
    <Group title={words.invitations}>
      {today.invitations.map(({ id, name, expiresAt }) => (
        <RowItem
          title={<a href={`/firm/people/${id}`}>{name}</a>}
          quiet={words.until(reader.format.date(expiresAt))}
        />
      ))}
    </Group>
  )
}
