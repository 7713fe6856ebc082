import type { DestructionView, RequestView } from '../../src/destruction/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { Button } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { Field } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import { ConditionsSheet } from './conditions-sheet.tsx'

export type DestructionPageProps = {
  frame: StaffFrame
  matter: MatterHeading
  view: DestructionView
  /** Nothing stands against it, but perhaps the time. */
  ready: boolean
  needsReason: boolean
  fresh: boolean
  problems: Problems
  values: { number: string; reason: string }
}

/** The last page of a matter: what has to be so, who asked, who approves. */
export function DestructionPage(props: DestructionPageProps): Html {
  const { frame, matter, view, problems } = props
  const { reader } = frame
  return (
    <MatterPage frame={frame} matter={matter} tab="closing" title={reader.text.destruction.title}>
      <ProblemSummary reader={reader} problems={problems} />
      <div class="columns">
        <ConditionsSheet reader={reader} matterId={matter.id} view={view} />
        <div class="stack">
          <Decision {...props} />
        </div>
      </div>
    </MatterPage>
  )
}

function Decision(props: DestructionPageProps): Html {
  const { frame, view, ready } = props
  const words = frame.reader.text.destruction.request
  const { request } = view
  const stands = request && !request.hasLapsed
  if (stands) return <Approval {...props} request={request} />
  return (
    <Sheet id="request" title={words.title} kind="now">
      {request && (
        <p class="quiet">
          {frame.reader.text.destruction.approval.lapsed(frame.reader.format.dateTime(request.expiresAt))}
        </p>
      )}
      {!view.mayDecide && <p class="quiet">{words.notYou}</p>}
      {view.mayDecide && !ready && <p class="quiet">{words.waiting}</p>}
      {view.mayDecide &&
        ready &&
        (view.counts ? <RequestForm {...props} /> : <p class="quiet">{words.notYet}</p>)}
    </Sheet>
  )
}

function RequestForm({
  frame,
  matter,
  view,
  needsReason,
  fresh,
  problems,
  values,
}: DestructionPageProps): Html {
  const words = frame.reader.text.destruction.request
  return (
    <form class="form" action={`/firm/matters/${matter.id}/destruction`} method="post">
      <p>{view.deciders.length > 1 ? words.hint : words.hintAlone}</p>
      <Field
        name="reason"
        label={needsReason ? words.reason : words.reasonOptional}
        hint={words.reasonHint}
        value={values.reason}
        error={problems.reason}
        maxlength="500"
        autocomplete="off"
        required={needsReason}
        reader={frame.reader}
      />
      <NumberField {...{ frame, problems, values }} />
      {!fresh && <PasskeySoon sentence={frame.reader.text.destruction.approval.passkey} />}
      <FormActions>
        <Button kind="danger">{words.submit}</Button>
      </FormActions>
    </form>
  )
}

function NumberField({
  frame,
  problems,
  values,
}: Pick<DestructionPageProps, 'frame' | 'problems' | 'values'>): Html {
  return (
    <Field
      name="number"
      label={frame.reader.text.destruction.request.number}
      value={values.number}
      error={problems.number}
      autocomplete="off"
      required
    />
  )
}

function Approval(props: DestructionPageProps & { request: RequestView }): Html {
  const { frame, matter, view, request } = props
  const { format, text } = frame.reader
  const words = text.destruction.approval
  const mayApprove = view.counts && (!request.isOwn || view.deciders.length === 1)
  return (
    <Sheet id="approval" title={words.title} kind="now">
      <p>{words.asked(request.by, format.dateTime(request.at))}</p>
      <p class="quiet">{words.until(format.dateTime(request.expiresAt))}</p>
      {request.reason && <DefinitionList items={[{ term: words.reason, value: request.reason }]} />}
      {mayApprove ? <ApprovalForm {...props} /> : <p>{words.waits}</p>}
      {view.mayDecide && (
        <form class="form" action={`/firm/matters/${matter.id}/destruction/withdrawal`} method="post">
          <FormActions>
            <Button>{words.withdraw}</Button>
          </FormActions>
        </form>
      )}
    </Sheet>
  )
}

function ApprovalForm(props: DestructionPageProps & { request: RequestView }): Html {
  const { frame, matter, request, fresh } = props
  if (!props.ready) return <p>{frame.reader.text.destruction.problems.notReady}</p>
  const words = frame.reader.text.destruction.approval
  return (
    <form class="form" action={`/firm/matters/${matter.id}/destruction/${request.id}/approval`} method="post">
      <Notice kind="warning" title={words.final}>
        {words.what}
      </Notice>
      <NumberField {...props} />
      {!fresh && <PasskeySoon sentence={words.passkey} />}
      <FormActions>
        <Button kind="danger">{words.submit}</Button>
      </FormActions>
    </form>
  )
}
