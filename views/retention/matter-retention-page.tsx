import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { HoldLine, Retention } from '../../src/retention/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { retentionSentence } from './state.ts'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  /** Null while the portal of the matter is open. */
  retention: Retention | null
  holds: readonly HoldLine[]
  mayHold: boolean
  problems: Problems
  reason: string
}

/** Until when one matter is kept, and what holds its destruction up. */
export function MatterRetentionPage(props: Props): Html {
  const { frame, matter, retention, problems } = props
  const { reader } = frame
  const words = reader.text.retention
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="closing"
      title={words.title}
      actions={
        <LinkButton href={`/firm/matters/${matter.id}/destruction`}>
          {reader.text.destruction.link}
        </LinkButton>
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="retention" title={words.title} kind="now">
        <p>{retention ? retentionSentence(reader, retention) : words.holds.open}</p>
      </Sheet>
      <HoldsSheet {...props} reader={reader} />
    </MatterPage>
  )
}

function HoldsSheet({ reader, matter, holds, mayHold, problems, reason }: Props & { reader: Reader }): Html {
  const words = reader.text.retention.holds
  return (
    <Sheet id="holds" title={words.title} kind="internal">
      <p class="quiet">{words.hint}</p>
      {holds.length === 0 && <p>{words.none}</p>}
      <Rows>
        {holds.map((hold) => (
          <HoldRow {...{ reader, hold, mayHold }} matterId={matter.id} />
        ))}
      </Rows>
      {mayHold && (
        <Disclosure label={words.place} icon="lock" open={problems.reason !== undefined}>
          <form class="form" action={`/firm/matters/${matter.id}/holds`} method="post">
            <Field
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              value={reason}
              error={problems.reason}
              maxlength="500"
              autocomplete="off"
              required
            />
            <Button kind="filled">{words.submit}</Button>
          </form>
        </Disclosure>
      )}
    </Sheet>
  )
}

function HoldRow({
  reader,
  matterId,
  hold,
  mayHold,
}: {
  reader: Reader
  matterId: string
  hold: HoldLine
  mayHold: boolean
}): Html {
  const words = reader.text.retention.holds
  const { id, reason, by, placedAt, liftedAt } = hold
  const placed = words.placed(reader.format.date(placedAt), by)
  return (
    <RowItem
      title={reason}
      quiet={liftedAt ? `${placed}, ${words.lifted(reader.format.date(liftedAt))}` : placed}
    >
      {mayHold && !liftedAt && (
        <form action={`/firm/matters/${matterId}/holds/${id}/lifting`} method="post">
          <Button small aria-label={words.liftOf(reason)}>
            {words.lift}
          </Button>
        </form>
      )}
    </RowItem>
  )
}
