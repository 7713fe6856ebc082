import type { ClosingView } from '../../src/closing/read.ts'
import { LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { ProblemSummary } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import type { ClosingPageProps } from './closing-props.ts'
import { CallOffForm, CloseNowForm, PlanForm, ReopenForm } from './forms.tsx'
import { MissingSheet } from './missing-sheet.tsx'
import { PeopleSheet } from './people-sheet.tsx'

/** The end of a matter's portal: when, who is told, what is still open, and the acts that lead there and back. */
export function ClosingPage(props: ClosingPageProps): Html {
  const { frame, matter, view, missing, problems, mayAct } = props
  const { reader } = frame
  const { phase } = view
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="closing"
      actions={
        <>
          <LinkButton href={`/firm/matters/${matter.id}/retention`}>{reader.text.retention.link}</LinkButton>
          <LinkButton href={`/firm/matters/${matter.id}/destruction`}>
            {reader.text.destruction.link}
          </LinkButton>
        </>
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      {phase !== 'open' && view.unacknowledged > 0 && (
        <Notice kind="warning">{unacknowledged(reader, view)}</Notice>
      )}
      <div class="columns">
        <div class="stack">
          <PlanSheet {...props} />
          {mayAct && phase === 'read-only' && <ReopenForm {...props} />}
        </div>
        <div class="stack">
          {phase !== 'closed' && <MissingSheet reader={reader} matterId={matter.id} missing={missing} />}
          {mayAct && phase !== 'closed' && <CloseNowForm {...props} />}
          {mayAct && phase === 'closed' && <ReopenForm {...props} />}
        </div>
      </div>
      <PeopleSheet
        reader={reader}
        view={view}
        binders={missing && `/firm/matters/${matter.id}/binder/people`}
      />
    </MatterPage>
  )
}

function unacknowledged({ text }: Reader, { phase, unacknowledged: count }: ClosingView): string {
  const words = text.closing.missing
  return (phase === 'closed' ? words.unacknowledgedAfter : words.unacknowledged)(count)
}

function PlanSheet(props: ClosingPageProps): Html | null {
  const { frame, view, mayAct, graceDays } = props
  const words = frame.reader.text.closing.plan
  const { plan, phase } = view
  if (!plan && !mayAct) return null
  return (
    <Sheet id="plan" title={plan ? words.changed : words.title} kind={plan ? 'now' : 'plain'}>
      {plan && <Dates reader={frame.reader} plan={plan} />}
      {!plan && <p class="quiet">{graceDays > 0 ? words.hint(graceDays) : words.hintAtOnce}</p>}
      {mayAct && phase === 'open' && <PlanForm {...props} />}
      {mayAct && phase === 'open' && plan && <CallOffForm {...props} />}
    </Sheet>
  )
}

function Dates({ reader, plan }: { reader: Reader; plan: NonNullable<ClosingView['plan']> }): Html {
  const words = reader.text.closing.dates
  const { date } = reader.format
  const { closesAt, endsAt, committedAt, plannedAt, plannedBy } = plan
  const isAtOnce = committedAt !== null && committedAt <= closesAt
  const planned = plannedBy ? words.plannedBy(date(plannedAt), plannedBy) : date(plannedAt)
  return (
    <DefinitionList
      items={[
        ...(isAtOnce ? [] : [{ term: words.readOnly, value: date(closesAt) }]),
        { term: words.closed, value: date(committedAt ?? endsAt) },
        { term: words.planned, value: planned },
      ]}
    />
  )
}
