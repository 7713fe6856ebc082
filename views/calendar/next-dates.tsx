import type { ListedDate } from '../../src/calendar/listed.ts'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Agenda } from './agenda.tsx'
import { calendarUrl } from './urls.ts'

type Props = { reader: Reader; matterId: string; dates: readonly ListedDate[]; now: string }

/** On a client's own page: when they meet next. */
export function NextDates({ reader, matterId, dates, now }: Props): Html {
  const words = reader.text.calendar
  return (
    <Sheet id="dates" title={words.nextDates}>
      {dates.length === 0 ? (
        <p>{words.noNext}</p>
      ) : (
        <>
          <Agenda {...{ reader, dates, now }} side="portal" withMatter={false} />
          <p class="quiet">{words.zone(reader.format.zone)}</p>
        </>
      )}
      <p>
        <a href={calendarUrl('portal', matterId)}>{words.allDates}</a>
      </p>
    </Sheet>
  )
}
