import type { GuestMatterView } from '../../src/portal/read.ts'
import { dueWords } from '../asked/due.ts'
import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; view: Pick<GuestMatterView, 'asked' | 'dates'>; now: string }

/** Over everything else, in two lines: what is to be done and until when, and the next date. Each leads to its part. */
export function Glance({ reader, view: { asked, dates }, now }: Props): Html | null {
  const next = dates?.find(({ cancelledAt }) => !cancelledAt)
  if (!asked && !next) return null
  return (
    <ul class="glance">
      {asked && (
        <li>
          <Icon name="check" />
          <a href="#asked">{askedWords(reader, asked, now)}</a>
        </li>
      )}
      {next && (
        <li>
          <Icon name="calendar" />
          <a href="#dates">
            {reader.text.portal.glance.next(dayWords(reader, next, now))}{' '}
            <bdi lang={next.lang}>{next.title}</bdi>
          </a>
        </li>
      )}
    </ul>
  )
}

function askedWords(
  reader: Reader,
  { items, count, unread }: NonNullable<GuestMatterView['asked']>,
  now: string,
): string {
  const words = reader.text.portal.glance
  const all = count + unread
  if (all === 0) return words.nothing
  const [first] = items
  if (first?.isLate) return words.askedLate(all)
  const due = first ? dueWords(reader, first, now) : null
  return due ? words.asked(all, due) : words.askedUndated(all)
}

function dayWords(
  { format }: Reader,
  { moment }: NonNullable<GuestMatterView['dates']>[number],
  now: string,
): string {
  const { allDay, starts, startsAt } = moment
  const day = format.relativeDay(allDay ? starts.slice(0, 10) : startsAt, now)
  return allDay ? day : `${day}, ${format.time(startsAt)}`
}
