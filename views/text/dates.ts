import type { Language } from '../../src/viewer.ts'
import { LOCALES } from './plural.ts'
import { zoneName } from './zone.ts'

/** All take ISO 8601 instants in UTC, as the database holds them; a plain `YYYY-MM-DD` is a calendar day. */
export type DateFormats = {
  /** "19 November 2026", "1er novembre 2026" */
  date(iso: string): string
  /** "Thursday 19 November", with the year where it is not that of `now` */
  day(iso: string, now: string): string
  /** "8:12", "8 h 12" */
  time(iso: string): string
  /** "19 November 2026, 8:12 (Toronto time)"; without the year where it is that of `now` */
  dateTime(iso: string, now?: string): string
  /** "today", "yesterday", "tomorrow"; otherwise as `day` */
  relativeDay(iso: string, now: string): string
  /** "2026-11-19 13:12:04 UTC": for proofs, the same in every language */
  utc(iso: string): string
  /** "November 2026", "novembre 2026" */
  month(iso: string): string
  /** "Thursday", and "Thu" for the head of a narrow column */
  weekday(iso: string): string
  shortWeekday(iso: string): string
  /** `YYYY-MM-DD` of an instant in the zone */
  isoDay(iso: string): string
  /** "Toronto time", "heure de Montréal" */
  zone: string
}

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/
type Parts = { weekday: string; day: string; month: string; year: string; hour: string; minute: string }

export function dateFormats(language: Language, timeZone: string): DateFormats {
  const partsOf = partsReader(language, timeZone)
  const zone = zoneName(timeZone, language)
  // sv-SE writes dates as ISO 8601 does
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const dayMonth = ({ day, month }: Parts) =>
    language === 'fr' && day === '1' ? `1er ${month}` : `${day} ${month}`
  const date = (iso: string) => `${dayMonth(partsOf(iso))} ${partsOf(iso).year}`
  const sameYear = (iso: string, now?: string) => now !== undefined && partsOf(iso).year === partsOf(now).year

  const time = (iso: string) => {
    const { hour, minute } = partsOf(iso)
    if (language === 'en') return `${Number(hour)}:${minute}`
    return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
  }
  const day = (iso: string, now: string) =>
    `${partsOf(iso).weekday} ${sameYear(iso, now) ? dayMonth(partsOf(iso)) : date(iso)}`

  const short = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' })
  return {
    month: (iso) => `${partsOf(iso).month} ${partsOf(iso).year}`,
    weekday: (iso) => partsOf(iso).weekday,
    shortWeekday: (iso) => short.format(new Date(iso)).replace('.', ''),
    isoDay: (iso) => isoDay.format(new Date(iso)),
    date,
    day,
    time,
    zone,
    dateTime: (iso, now) =>
      `${sameYear(iso, now) ? dayMonth(partsOf(iso)) : date(iso)}, ${time(iso)} (${zone})`,
    relativeDay: (iso, now) =>
      DISTANCE[language].get(dayNumber(iso, isoDay) - dayNumber(now, isoDay)) ?? day(iso, now),
    utc: (iso) => `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
  }
}

const DISTANCE: Record<Language, ReadonlyMap<number, string>> = {
  en: new Map([
    [0, 'today'],
    [-1, 'yesterday'],
    [1, 'tomorrow'],
  ]),
  fr: new Map([
    [0, 'aujourd’hui'],
    [-1, 'hier'],
    [1, 'demain'],
  ]),
}

/** A sentence asks for the parts of one instant several times, and `Intl` takes 8 µs each time. */
const KEPT = 1000

function partsReader(language: Language, timeZone: string): (iso: string) => Parts {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  const instant = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone })
  const calendarDay = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' })
  const known = new Map<string, Parts>()
  return (iso) => {
    const before = known.get(iso)
    if (before) return before
    const format = CALENDAR_DAY.test(iso) ? calendarDay : instant
    const parts = format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value])
    if (known.size >= KEPT) known.clear()
    const fresh = Object.fromEntries(parts) as Parts
    known.set(iso, fresh)
    return fresh
  }
}

/** The calendar day of an instant in the zone of `isoDay`, as days since 1970: so that "yesterday" holds across a change of clocks. */
function dayNumber(iso: string, isoDay: Intl.DateTimeFormat): number {
  const day = CALENDAR_DAY.test(iso) ? iso : isoDay.format(new Date(iso))
  return Date.parse(day) / 86_400_000
}
