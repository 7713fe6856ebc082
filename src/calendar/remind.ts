import { DAY, HOUR, timestamp, timestampIn } from '../clock.ts'
import { dayOf, startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { type DueReminder, insertReminder, listDueReminders } from './reminders/queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

const DAYS_BEFORE = 2
/** Nobody is reminded in the night. */
const MORNING = 8 * HOUR

/** In the morning two days before, those who come are reminded; whoever was told of the date since yesterday is not. */
export function remindOfDates(deps: Needs): void {
  const { db, clock } = deps
  const now = timestamp(clock)
  const until = endOfReminded(deps)
  const due = listDueReminders(db, { now, until, knownBefore: timestampIn(clock, -DAY) })
  for (const reminder of due) db.transaction(() => remindOne(deps, reminder)).immediate()
}

function remindOne(deps: Needs, { eventId, matterId, personId, startsAt }: DueReminder): void {
  if (!insertReminder(deps.db, { eventId, matterId, personId, startsAt })) return
  const kind = 'calendar.reminded'
  appendEvent(deps, SYSTEM, { kind, matterId, subjectId: eventId, personId, details: {} })
}

/** The end of the second day from this morning, by the firm's calendar. */
function endOfReminded({ db, vault, clock }: Needs): string {
  const { timeZone } = getFirm(db, vault)
  const day = Temporal.PlainDate.from(dayOf(timestampIn(clock, -MORNING), timeZone))
  return startOfDay(day.add({ days: DAYS_BEFORE + 1 }), timeZone)
}
