import type { AskingLine, DueLine, UnheardLine } from '../../src/updates/waiting/read.ts'
import { RowItem } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props<Line> = { reader: Reader; line: Line; now: string }

/** Who asked. */
export function AskingRow({ reader, line: { matter, name, askedAt }, now }: Props<AskingLine>): Html {
  const due = reader.text.updates.today.askedOn(reader.format.relativeDay(askedAt, now))
  return <Row {...{ matter, due }} title={name} late />
}

/** What was promised for today. */
export function DueRow({ reader, line: { matter, lookAgainOn, isLate } }: Props<DueLine>): Html {
  const due = reader.text.updates.today.dueOn(reader.format.date(lookAgainOn))
  return <Row {...{ matter, due }} late={isLate} />
}

/** Who has heard nothing for too long. */
export function UnheardRow({ reader, line: { matter, heardAt } }: Props<UnheardLine>): Html {
  return <Row matter={matter} due={reader.text.updates.today.since(reader.format.date(heardAt))} />
}

type RowProps = { matter: UnheardLine['matter']; title?: string; due: string; late?: boolean }

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
