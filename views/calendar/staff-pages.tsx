import type { CalendarView } from '../../src/calendar/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { MatterPage } from '../matters/matter-page.tsx'
import { CalendarPart } from './calendar-part.tsx'
import { calendarUrl } from './urls.ts'

type Props = { frame: StaffFrame; calendar: CalendarView; now: string }

/** Every date of the matters that somebody of the firm may enter. */
export function StaffCalendarPage({ frame, calendar, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.calendar
  const head = (
    <PageHead
      title={words.title}
      actions={
        <LinkButton icon="link" href="/account/calendar">
          {words.subscribe}
        </LinkButton>
      }
    />
  )
  return (
    <StaffPage frame={frame} title={words.title} head={head}>
      <LivePart id="calendar-part" href={frame.path} on="calendar-changed">
        <CalendarPart
          {...{ reader, calendar, now }}
          base={calendarUrl('firm', null)}
          side="firm"
          withMatter
          mayFilter
          empty={<EmptyState icon="calendar" title={words.noDates} hint={words.noDatesPlaceHint} />}
        />
      </LivePart>
    </StaffPage>
  )
}

/** The dates of one matter, shared and internal. */
export function MatterCalendarPage({
  frame,
  matter,
  calendar,
  mayEdit,
  now,
}: Props & { matter: MatterHeading; mayEdit: boolean }): Html {
  const { reader } = frame
  const words = reader.text.calendar
  const base = calendarUrl('firm', matter.id)
  const add = mayEdit && (
    <LinkButton kind="filled" icon="plus" href={`${base}/new`}>
      {words.add}
    </LinkButton>
  )
  return (
    <MatterPage frame={frame} matter={matter} tab="calendar" actions={add}>
      <LivePart id="calendar-part" href={frame.path} on="calendar-changed">
        <CalendarPart
          {...{ reader, calendar, base, now }}
          side="firm"
          withMatter={false}
          mayFilter
          empty={<EmptyState icon="calendar" title={words.noDates} hint={words.noDatesStaffHint} />}
        />
      </LivePart>
    </MatterPage>
  )
}
