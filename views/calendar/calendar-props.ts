import type { ListedDate } from '../../src/calendar/listed.ts'
import type { CalendarView } from '../../src/calendar/read.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type CalendarPartProps = {
  reader: Reader
  calendar: CalendarView
  /** The page that the part stands on. */
  base: string
  side: 'firm' | 'portal'
  /** Dates of several matters: each names its own. */
  withMatter: boolean
  /** Offers to leave out where the viewer does not come. */
  mayFilter: boolean
  empty: Html
  now: string
}
export type DatesProps = Pick<CalendarPartProps, 'reader' | 'side' | 'withMatter' | 'now'> & {
  dates: readonly ListedDate[]
}
