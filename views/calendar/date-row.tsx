import type { ListedDate } from '../../src/calendar/listed.ts'
import type { Moment } from '../../src/calendar/wall.ts'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'
import type { DatesProps } from './calendar-props.ts'
import { eventUrl } from './urls.ts'
import { momentText, timesText } from './when.tsx'

type Props = Omit<DatesProps, 'dates'> & { date: ListedDate; withTimes?: boolean }

/** One date of a list: what it is, when it was before, where. */
export function DateRow({ reader, side, withMatter, now, date, withTimes = true }: Props): Html {
  const words = reader.text.calendar
  const { title, lang, kind, moment, was, cancelledAt, place, hasVideo, matter } = date
  const where = [words.kinds[kind], place, hasVideo && words.video].filter(Boolean).join(' · ')
  return (
    <li class={date.audience === 'internal' ? 'is-internal' : false}>
      {withTimes && <span class="date-times">{timesText(reader, moment)}</span>}
      <div class="what">
        <div class="row-title">
          <a href={eventUrl(side, date, moment.starts)}>
            {cancelledAt ? (
              <s>
                <WrittenWords words={{ text: title, lang }} />
              </s>
            ) : (
              <WrittenWords words={{ text: title, lang }} />
            )}
          </a>
        </div>
        {severalDays(reader, moment, now) && <p class="quiet">{momentText(reader, moment, now)}</p>}
        {was && !cancelledAt && (
          <p class="quiet">
            {words.was} <s>{momentText(reader, was, now)}</s>
          </p>
        )}
        <p class="quiet">{where}</p>
        {withMatter && matter && (
          <p class="quiet">
            <WrittenWords words={{ text: matter.title, lang: matter.lang }} />
          </p>
        )}
      </div>
      <DateTags reader={reader} date={date} />
    </li>
  )
}

function severalDays({ format }: Reader, moment: Moment, now: string): boolean {
  const { allDay, starts, ends, startsAt, endsAt } = moment
  return allDay ? starts !== ends : format.day(startsAt, now) !== format.day(endsAt, now)
}

function DateTags({ reader, date }: { reader: Reader; date: ListedDate }): Html {
  const words = reader.text.calendar
  return (
    <span class="tags">
      {date.cancelledAt && <Tag kind="recalled" reader={reader} label={words.cancelled} />}
      {!date.cancelledAt && date.was && <Tag kind="late" reader={reader} label={words.changed} />}
      {date.isNew && !date.was && !date.cancelledAt && <Tag kind="new" reader={reader} label={words.isNew} />}
      {date.audience === 'internal' && <Tag kind="internal" reader={reader} />}
    </span>
  )
}
