import type { StatusWaiting } from '../../src/updates/waiting/read.ts'
import { RowGroup } from '../components/row-group.tsx'
import { RowItem } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; waiting: StatusWaiting; now: string }

export function waitsForStatus({ asking, due, silent }: StatusWaiting): boolean {
  return asking.length + due.length + silent.length > 0
}

/** Who asked, what was promised for today, and who has heard nothing for too long. */
export function StatusWaits({ reader, waiting, now }: Props): Html {
  const words = reader.text.updates.today
  const { asking, due, silent, silenceDays, today } = waiting
  return (
    <>
      {asking.length > 0 && (
        <RowGroup title={words.asked}>
          {asking.map(({ matter, name, askedAt }) => (
            <Row
              matter={matter}
              title={name}
              due={words.askedOn(reader.format.relativeDay(askedAt, now))}
              late
            />
          ))}
        </RowGroup>
      )}
      {due.length > 0 && (
        <RowGroup title={words.due}>
          {due.map(({ matter, lookAgainOn }) => (
            <Row
              matter={matter}
              due={words.dueOn(reader.format.date(lookAgainOn))}
              late={lookAgainOn < today}
            />
          ))}
        </RowGroup>
      )}
      {silent.length > 0 && (
        <RowGroup title={words.silent(silenceDays)}>
          {silent.map(({ matter, heardAt }) => (
            <Row matter={matter} due={words.since(reader.format.date(heardAt))} />
          ))}
        </RowGroup>
      )}
    </>
  )
}

type RowProps = {
  matter: StatusWaiting['silent'][number]['matter']
  title?: string
  due: string
  late?: boolean
}

function Row({ matter, title, due, late = false }: RowProps): Html {
  const label = `${matter.number} ${matter.title}`
  return (
    <RowItem
      title={<a href={`/firm/matters/${matter.id}/status`}>{title ?? label}</a>}
      quiet={title ? label : null}
      due={due}
      late={late}
    />
  )
}
