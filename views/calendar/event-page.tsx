import type { EventView } from '../../src/calendar/read-event.ts'
import type { CommentsView } from '../../src/comments/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Toolbar } from '../components/toolbar.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { EventParts } from './event-parts.tsx'
import { calendarUrl } from './urls.ts'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  view: EventView
  mayEdit: boolean
  problems: Problems
  comments: CommentsView | null
  now: string
}

/** One date, as the firm sees it. */
export function EventPage({ frame, matter, view, mayEdit, problems, comments, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.calendar
  const title = view.facts.title?.text ?? ''
  const base = calendarUrl('firm', matter.id)
  return (
    <MatterPage frame={frame} matter={matter} tab="calendar" title={title}>
      <Breadcrumbs reader={reader} crumbs={[{ label: words.back, href: base }, { label: title }]} />
      <ProblemSummary reader={reader} problems={problems} />
      <PageHeading reader={reader} view={view} />
      <LivePart id="event-part" href={frame.path} on="calendar-changed">
        <EventParts {...{ reader, view, now }} side="firm" />
      </LivePart>
      {mayEdit && !view.date.cancelledAt && <Acts {...{ reader, base, view }} />}
      <CommentsPart {...{ reader, now }} view={comments} base={`/firm/matters/${matter.id}`} />
    </MatterPage>
  )
}

function PageHeading({ reader, view: { facts } }: { reader: StaffFrame['reader']; view: EventView }): Html {
  return (
    <div class="sub-head">
      <p class="quiet">{reader.text.calendar.kinds[facts.kind]}</p>
      <h2>
        <WrittenWords words={facts.title} />
      </h2>
    </div>
  )
}

type ActsProps = { reader: StaffFrame['reader']; base: string; view: EventView }

function Acts({ reader, base, view }: ActsProps): Html {
  const words = reader.text.calendar
  const { id, rule, date, isPast } = view
  return (
    <Toolbar>
      {rule && !isPast && (
        <LinkButton icon="pencil" href={`${base}/${id}/edit?date=${date.starts}`}>
          {words.editOne}
        </LinkButton>
      )}
      <LinkButton icon="pencil" href={`${base}/${id}/edit`}>
        {rule ? words.editAll : words.edit}
      </LinkButton>
      {!isPast && <Cancel {...{ reader, base, view }} date={rule ? date.starts : ''} />}
      {rule && <Cancel {...{ reader, base, view }} date="" all />}
    </Toolbar>
  )
}

function Cancel({
  reader,
  base,
  view,
  date,
  all = false,
}: ActsProps & { date: string; all?: boolean }): Html {
  const words = reader.text.calendar
  return (
    <Disclosure label={all ? words.cancelAll : words.cancelOne} icon="x">
      <form class="form" action={`${base}/${view.id}/cancellation`} method="post">
        <p>{words.cancelHint}</p>
        <input type="hidden" name="date" value={date} />
        <FormActions>
          <Button kind="danger">{all ? words.cancelAllSubmit : words.cancelSubmit}</Button>
        </FormActions>
      </form>
    </Disclosure>
  )
}
