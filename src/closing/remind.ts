import { closingLetter } from '../../views/closing/letter.ts'
import { readerFor } from '../../views/text/reader.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import { insertNotice, updateNoticesMailed } from '../notices/queries.ts'
import { findPerson, type Person } from '../people/queries.ts'
import { isReachable } from '../people/reachable.ts'
import { listGuestReaders } from '../readers.ts'
import { insertReminder, listTold } from './people/queries.ts'
import { type Closing, findStandingClosing, listUnfinishedClosings } from './queries.ts'
import { daysLeft, noticeDue } from './schedule.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'origin' | 'log'>

/** Tells clients and outside people, each once for each notice, that a matter of theirs closes. */
export function remindOfClosings(deps: Needs): void {
  const now = timestamp(deps.clock)
  const closings = listUnfinishedClosings(deps.db).filter(({ closesAt }) => closesAt > now)
  if (closings.length === 0) return
  const { name: firm, timeZone } = getFirm(deps.db, deps.vault)
  // Asked before anything is locked, because this runs all the time and something is due on few days only.
  for (const closing of closings)
    for (const personId of listGuestReaders(deps.db, 'documents', { matterId: closing.matterId, now }))
      if (findDue(deps, closing, { personId, timeZone }))
        remindOne(deps, closing.id, { personId, firm, timeZone })
}

type Someone = { personId: string; timeZone: string }
type Due = { person: Person; days: number }

function findDue(deps: Needs, closing: Closing, { personId, timeZone }: Someone): Due | null {
  const { db, vault, clock, config } = deps
  const schedule = { closesAt: closing.closesAt, now: timestamp(clock), timeZone, ...config.closing }
  const told = listTold(db, closing.id).filter((one) => one.personId === personId)
  const days = noticeDue(schedule, told)
  const person = days === null ? null : findPerson(db, vault, personId)
  return days !== null && person && isReachable(person) ? { person, days } : null
}

/** Asked again inside the transaction: in the meantime the closing may have been moved or called off. */
function remindOne(deps: Needs, closingId: string, someone: Someone & { firm: string }): void {
  const { db, log } = deps
  const work = () => {
    const closing = findStandingClosing(db, closingId)
    const due = closing && findDue(deps, closing, someone)
    if (closing && due) tell(deps, closing, due, someone)
  }
  try {
    db.transaction(work).immediate()
  } catch (error) {
    // One person who cannot be told must not keep the others from being told.
    log('error', 'a reminder could not be made', { person: someone.personId, error: String(error) })
  }
}

type Telling = { firm: string; timeZone: string }

/** The mail, that it was made, and, by the notice, that it is proved when the mail server takes it. */
function tell(deps: Needs, closing: Closing, { person, days }: Due, { firm, timeZone }: Telling): void {
  const { db, clock, origin } = deps
  const { id: closingId, matterId, closesAt } = closing
  const { id: personId } = person
  const now = timestamp(clock)
  const reader = readerFor(person.language, timeZone)
  const letter = closingLetter({ reader, firm, link: `${origin}/`, closesAt })
  const mailId = queueMail(deps, { personId, kind: 'notice', ...letter })
  insertReminder(db, { closingId, personId, closesAt, days, mailId, toldAt: now })
  const left = daysLeft({ closesAt, now, timeZone })
  const eventSeq = appendEvent(deps, SYSTEM, {
    ...{ kind: 'closing.reminded', matterId, personId },
    details: { days: left },
  })
  insertNotice(db, { eventSeq, personId, matterId, at: now, concernsAt: null, dueAt: now, way: 'notice' })
  updateNoticesMailed(db, { personId, mailId, eventSeqs: [eventSeq] })
}
