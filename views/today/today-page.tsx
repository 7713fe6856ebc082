import type { Today } from '../../src/today/read.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { EventList } from '../events/event-list.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { FirstSteps } from './first-steps.tsx'
import { More } from './more.tsx'
import { Waiting } from './waiting.tsx'

export function TodayPage({ frame, today, now }: { frame: StaffFrame; today: Today; now: string }): Html {
  const { reader } = frame
  const words = reader.text.today
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead over={reader.format.day(now, now)} title={words.title} />}
    >
      {today.noMatter && <Beginning reader={reader} today={today} />}
      <div class="columns">
        <div class="stack">
          {today.matters.rows.length > 0 && <NewIn reader={reader} today={today} now={now} />}
          <Waiting reader={reader} today={today} now={now} />
        </div>
        <Sheet id="happened" title={words.happened}>
          {today.events.rows.length === 0 ? (
            <EmptyState icon="sun" title={words.nothingHappened} />
          ) : (
            <EventList reader={reader} events={today.events.rows} now={now} withMatter />
          )}
          <More
            {...{ reader, part: today.events, of: words.happened }}
            href={today.logSince && `/firm/log?from=${today.logSince}`}
          />
        </Sheet>
      </div>
    </StaffPage>
  )
}

function Beginning({ reader, today }: { reader: Reader; today: Today }): Html {
  if (today.mayCreate) return <FirstSteps reader={reader} />
  return (
    <EmptyState title={reader.text.matters.list.none} hint={reader.text.today.wait}>
      <LinkButton href="/firm/matters">{reader.text.matters.title}</LinkButton>
    </EmptyState>
  )
}

function NewIn({ reader, today, now }: { reader: Reader; today: Today; now: string }): Html {
  const words = reader.text.today
  return (
    <Sheet id="new-in" title={words.newIn} kind="now">
      <Rows>
        {today.matters.rows.map(({ matter, count, at }) => (
          <RowItem
            title={<a href={`/firm/matters/${matter.id}`}>{matter.title}</a>}
            quiet={`${matter.number} · ${words.things(count)}`}
            due={`${reader.format.relativeDay(at, now)}, ${reader.format.time(at)}`}
          />
        ))}
      </Rows>
      <More {...{ reader, part: today.matters, of: words.newIn }} href="/firm/matters" />
    </Sheet>
  )
}
