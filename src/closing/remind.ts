import { closingLetter } from '../../views/closing/letter.ts'
import { readerFor } from '../../views/text/reader.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import { insertNotice, updateNoticesMailed } from '../notices/queries.ts'
import { findPerson, type Person } from '../people/queries.ts'
import {
  type Closing,
  findStandingClosing,
  insertReminder,
  listGuestReaders,
  listTold,
  listUnfinishedClosings,
} from './queries.ts'
import { isReachable } from './reachable.ts'
import { daysLeft, noticeDue } from './schedule.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'origin' | 'log'>

/** Tells clients and outside people, each once for each notice, that a matter of theirs closes. */
export function remindOfClosings(deps: Needs): void {
  const { db, clock } = deps
  const now = timestamp(clock)
  for (const { id, matterId, closesAt } of listUnfinishedClosings(db)) {
    if (closesAt <= now) continue
    for (const { personId } of listGuestReaders(db, { matterId, now }))
      try {
        db.transaction(() => remind(deps, id, personId)).immediate()
      } catch (error) {
        // One person who cannot be told must not keep the others from being told.
        deps.log('error', 'a reminder could not be made', { person: personId, error: String(error) })
      }
  }
}

/** Asked again inside the transaction: in the meantime the closing may have been moved or called off. */
function remind(deps: Needs, closingId: string, personId: string): void {
  const { db, vault, clock, config } = deps
  const closing = findStandingClosing(db, closingId)
  const person = findPerson(db, vault, personId)
  if (!closing || !person || !isReachable(person)) return
  const { name: firm, timeZone } = getFirm(db, vault)
  const schedule = { closesAt: closing.closesAt, now: timestamp(clock), timeZone, ...config.closing }
  const told = listTold(db, closingId).filter((one) => one.personId === personId)
  const days = noticeDue(schedule, told)
  if (days !== null) tell(deps, closing, person, { firm, timeZone, days })
}

type Telling = { firm: string; timeZone: string; days: number }

/** The mail, that it was made, and, by the notice, that it is proved when the mail server takes it. */
function tell(deps: Needs, closing: Closing, person: Person, { firm, timeZone, days }: Telling): void {
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
  insertNotice(db, { eventSeq, personId, matterId, at: now })
  updateNoticesMailed(db, { personId, mailId, eventSeqs: [eventSeq] })
}
