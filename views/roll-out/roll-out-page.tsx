import type { RollOut, StepView } from '../../src/roll-out/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'

/** Where each step is done; null where it is done outside of the portal. */
const PLACES: Partial<Record<StepView['step'], string>> = {
  passkeys: '/firm/people?kind=staff',
  phone: '/firm/settings',
  mail: '/firm/mail',
  articles: '/firm/library',
  stages: '/firm/settings/stages',
  letter: '/firm/roll-out/letter',
  paper: '/firm/people?kind=client',
  invited: '/firm/people?kind=client',
}

export function RollOutPage({ frame, rollOut }: { frame: StaffFrame; rollOut: RollOut }): Html {
  const { reader } = frame
  const words = reader.text.rollOut
  const { done, total } = rollOut
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead title={words.title} under={words.progress(done, total)} />}
    >
      <progress class="roll-out-progress" value={String(done)} max={String(total)}>
        {reader.format.percent(done / total)}
      </progress>
      {(['ready', 'prepare', 'learn', 'begin'] as const).map((part) => (
        <Sheet id={part} title={words.parts[part]}>
          <ul class="steps">
            {rollOut.parts[part].map((view) => (
              <Step {...{ reader, rollOut, view }} />
            ))}
          </ul>
        </Sheet>
      ))}
    </StaffPage>
  )
}

/** Places that only an owner may enter. */
const OF_OWNERS = '/firm/settings'

type StepProps = { reader: Reader; rollOut: RollOut; view: StepView }

function Step(props: StepProps): Html {
  const { reader, view } = props
  const { step, isDone } = view
  const words = reader.text.rollOut
  const { title, hint } = words.steps[step]
  return (
    <li id={`step-${step}`} class={isDone ? 'is-done' : false}>
      <span class="step-state">
        <Icon name={isDone ? 'circle-check' : 'clock'} />
        <span class="seen-by-readers">{isDone ? words.done : words.open}</span>
      </span>
      <div class="what">
        <p class="row-title">{title}</p>
        <p class="quiet">{isDone ? doneWords(props) : hint}</p>
      </div>
      <StepActs {...props} />
    </li>
  )
}

function doneWords({ reader, view: { step, at, who, isSeen } }: StepProps): string {
  const words = reader.text.rollOut
  const on = at && reader.format.date(at)
  if (who && on) return words.by(who, on)
  if (on) return isSeen ? words.seenOn(on) : on
  return words.steps[step].hint
}

function StepActs(props: StepProps): Html {
  const { reader, view, rollOut } = props
  const { step, isDone, isSeen } = view
  const words = reader.text.rollOut
  const place = PLACES[step]
  const isClosed = !rollOut.mayManageFirm && place?.startsWith(OF_OWNERS)
  return (
    <div class="toolbar">
      {step === 'passkeys' && (
        <span class="due figures">{words.ofStaff(rollOut.staff.ready, rollOut.staff.all)}</span>
      )}
      {step === 'practice' && <PracticeAct reader={reader} practiceId={rollOut.practiceId} />}
      {isClosed && <span class="due">{words.byOwner}</span>}
      {place && !isClosed && (
        <LinkButton small href={place}>
          {words.go}
          <span class="seen-by-readers"> {words.steps[step].title}</span>
        </LinkButton>
      )}
      {!isSeen && (
        <form method="post" action="/firm/roll-out/steps">
          <input type="hidden" name="step" value={step} />
          <Button small kind={isDone ? 'quiet' : 'plain'} name="state" value={isDone ? 'open' : 'done'}>
            {isDone ? words.untick : words.tick}
            <span class="seen-by-readers"> {words.steps[step].title}</span>
          </Button>
        </form>
      )}
    </div>
  )
}

function PracticeAct({ reader, practiceId }: { reader: Reader; practiceId: string | null }): Html {
  const words = reader.text.rollOut
  if (practiceId)
    return (
      <LinkButton small href={`/firm/matters/${practiceId}`}>
        {words.practice.open}
      </LinkButton>
    )
  return (
    <form method="post" action="/firm/roll-out/practice-matter">
      <Button small icon="plus">
        {words.practice.make}
      </Button>
    </form>
  )
}
