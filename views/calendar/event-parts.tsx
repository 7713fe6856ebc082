import type { EventView } from '../../src/calendar/read-event.ts'
import { LinkButton } from '../components/button.tsx'
import { InternalNotice, Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { Toolbar } from '../components/toolbar.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Changes } from './changes.tsx'
import { EventFactsList } from './event-facts.tsx'
import { calendarUrl, eventUrl } from './urls.ts'
import { When } from './when.tsx'

export type EventPartsProps = { reader: Reader; side: 'firm' | 'portal'; view: EventView; now: string }

/** What both sides see of a date. */
export function EventParts(props: EventPartsProps): Html {
  const { reader, side, view, now } = props
  const words = reader.text.calendar
  return (
    <>
      {view.date.cancelledAt && (
        <Notice
          kind="danger"
          title={view.rule && view.cancelledAt ? words.cancelledSeries : words.cancelledTitle}
        />
      )}
      {side === 'firm' && view.audience === 'internal' && <InternalNotice title={words.internal} />}
      <section class="sheet" aria-label={words.when}>
        <EventFactsList reader={reader} view={view} now={now} />
        {side === 'firm' && view.audience === 'shared' && <p class="quiet">{words.sharedWith}</p>}
        {view.seriesId && (
          <p class="quiet">
            {words.apart}{' '}
            <a href={`${calendarUrl(side, view.matterId)}/${view.seriesId}`}>{words.showSeries}</a>
          </p>
        )}
        {!view.date.cancelledAt && <Files {...props} />}
      </section>
      <Changes reader={reader} changes={view.changes} now={now} />
      <OtherDates {...props} />
    </>
  )
}

function Files({ reader, side, view }: EventPartsProps): Html {
  const words = reader.text.calendar
  const file = `${calendarUrl(side, view.matterId)}/${view.id}/event.ics`
  return (
    <Toolbar>
      <LinkButton icon="calendar" href={file}>
        {words.file}
      </LinkButton>
      <LinkButton kind="quiet" href={`${file}?titles=neutral`}>
        {words.neutralFile}
      </LinkButton>
    </Toolbar>
  )
}

function OtherDates({ reader, side, view, now }: EventPartsProps): Html | null {
  const { others, othersCount } = view
  if (othersCount === 0) return null
  const words = reader.text.calendar
  return (
    <Sheet id="others" title={words.otherDates}>
      <Rows>
        {others.map((date) => (
          <RowItem
            title={
              <a class="begins" href={eventUrl(side, view, date.starts)}>
                {date.cancelledAt ? (
                  <s>
                    <When reader={reader} moment={date} now={now} />
                  </s>
                ) : (
                  <When reader={reader} moment={date} now={now} />
                )}
              </a>
            }
          >
            {date.cancelledAt && <Tag kind="recalled" reader={reader} label={words.cancelled} />}
          </RowItem>
        ))}
      </Rows>
      {othersCount > others.length && <p class="quiet">{words.moreDates(othersCount - others.length)}</p>}
    </Sheet>
  )
}
