import { Button } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { FormActions } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import type { Reader } from '../text/reader.ts'
import type { ClosingPageProps } from './closing-props.ts'

type Props = Pick<
  ClosingPageProps,
  'frame' | 'matter' | 'view' | 'noticeDays' | 'fresh' | 'problems' | 'date' | 'today'
>

const base = ({ matter }: Props) => `/firm/matters/${matter.id}`

export function PlanForm(props: Props): Html {
  const { frame, view, problems, date, today, noticeDays } = props
  const { format, text } = frame.reader
  const words = text.closing.plan
  return (
    <form class="form" action={`${base(props)}/closing`} method="post">
      <Field
        name="date"
        type="date"
        label={words.date}
        hint={view.plan ? words.changeHint : words.dateHint(format.list(noticeDays.map(format.number)))}
        value={date}
        error={problems.date}
        min={today}
        required
      />
      <FormActions>
        <Button kind={view.plan ? 'plain' : 'filled'}>{view.plan ? words.change : words.submit}</Button>
      </FormActions>
    </form>
  )
}

export function CallOffForm(props: Props): Html {
  const words = props.frame.reader.text.closing.plan
  return (
    <form class="form" action={`${base(props)}/closing/withdrawal`} method="post">
      <p class="quiet">{words.callOffHint}</p>
      <FormActions>
        <Button>{words.callOff}</Button>
      </FormActions>
    </form>
  )
}

export function CloseNowForm(props: Props): Html {
  const { reader } = props.frame
  const words = reader.text.closing.now
  return (
    <Sheet id="now" title={words.title}>
      <Disclosure label={words.open} icon="lock">
        <form class="form" action={`${base(props)}/closure`} method="post">
          <p>{words.hint}</p>
          <Soon reader={reader} fresh={props.fresh} />
          <FormActions>
            <Button kind="danger">{words.submit}</Button>
          </FormActions>
        </form>
      </Disclosure>
    </Sheet>
  )
}

export function ReopenForm(props: Props): Html {
  const { reader } = props.frame
  const words = reader.text.closing.reopen
  return (
    <Sheet id="reopen" title={words.title}>
      <form class="form" action={`${base(props)}/reopening`} method="post">
        <p class="quiet">{words.hint}</p>
        <Soon reader={reader} fresh={props.fresh} />
        <FormActions>
          <Button>{words.submit}</Button>
        </FormActions>
      </form>
    </Sheet>
  )
}

function Soon({ reader, fresh }: { reader: Reader; fresh: boolean }): Html | null {
  return fresh ? null : <PasskeySoon sentence={reader.text.closing.now.passkey} />
}
