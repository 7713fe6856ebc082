import type { CalendarView } from '../../src/calendar/read.ts'
import type { EventView } from '../../src/calendar/read-event.ts'
import type { CommentsView } from '../../src/comments/read.ts'
import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { BackLink } from '../components/back-link.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { CalendarPart } from './calendar-part.tsx'
import { EventParts } from './event-parts.tsx'
import { calendarUrl } from './urls.ts'

type Props = { frame: Frame; matter: GuestMatterHeading | null; calendar: CalendarView; now: string }

/** The dates of one matter, or of all that a client is in. */
export function GuestCalendarPage({ frame, matter, calendar, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.calendar
  return (
    <ClientPage frame={frame} title={words.title} {...(matter && { printNumber: matter.number })}>
      <BackLink href={matter ? `/portal/matters/${matter.id}` : '/portal'}>
        {matter ? reader.text.portal.back : reader.text.portal.matters}
      </BackLink>
      <PageHead
        over={
          matter ? <WrittenWords words={{ text: matter.title, lang: matter.titleLang }} /> : frame.firm.name
        }
        title={words.title}
      />
      <LivePart id="calendar-part" href={frame.path} on="calendar-changed">
        <CalendarPart
          {...{ reader, calendar, now }}
          base={calendarUrl('portal', matter?.id ?? null)}
          side="portal"
          withMatter={!matter}
          mayFilter={false}
          empty={<EmptyState icon="calendar" title={words.noDates} hint={words.noDatesHint} />}
        />
      </LivePart>
      <p>
        {matter && (
          <>
            <a href="/portal/calendar">{words.acrossMatters}</a>
            <br />
          </>
        )}
        <a href="/account/calendar">{words.subscribe}</a>
      </p>
    </ClientPage>
  )
}

type EventProps = {
  frame: Frame
  matter: GuestMatterHeading
  view: EventView
  comments: CommentsView | null
  now: string
}

/** One date, as a client sees it. */
export function GuestEventPage({ frame, matter, view, comments, now }: EventProps): Html {
  const { reader } = frame
  const { facts } = view
  const title = facts.title?.text ?? ''
  const base = calendarUrl('portal', matter.id)
  return (
    <ClientPage frame={frame} title={title} printNumber={matter.number}>
      <BackLink href={base}>{reader.text.calendar.back}</BackLink>
      <PageHead
        over={reader.text.calendar.kinds[facts.kind]}
        title={<WrittenWords words={{ text: title, lang: facts.title?.lang }} />}
        under={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
      />
      <LivePart id="event-part" href={frame.path} on="calendar-changed">
        <EventParts {...{ reader, view, now }} side="portal" />
      </LivePart>
      <CommentsPart {...{ reader, now }} view={comments} base={`/portal/matters/${matter.id}`} />
    </ClientPage>
  )
}
