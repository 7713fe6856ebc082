import { digestLetter } from '../../views/mail/digest.ts'
import { readerFor } from '../../views/text/reader.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import type { Person } from '../people/queries.ts'
import { isDigest } from '../preferences/preference.ts'
import { getPreference } from '../preferences/queries.ts'
import { unsubscribeAddress } from '../preferences/unsubscribe-token.ts'
import { type Counts, countParts } from './digest-parts.ts'
import { nextDigest } from './hours.ts'
import { countLate } from './late/count.ts'
import {
  findStaffDigest,
  listStaffForDigest,
  updateNoticesMailed,
  upsertStaffDigest,
  type WaitingNotice,
} from './queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'origin'>

/** A summary by numbers of what waits, and for the firm's people of what is late; nothing without either. */
export function queueDigest(deps: Needs, person: Person, told: readonly WaitingNotice[]): void {
  const { db, vault, origin } = deps
  const { id: personId, kind, language } = person
  const counts: Counts = { ...countParts(told, kind), ...lateOf(deps, person) }
  if (Object.keys(counts).length === 0) return
  const { name: firm, timeZone } = getFirm(db, vault)
  const letter = digestLetter({
    reader: readerFor(language, timeZone),
    firm,
    counts,
    isWeekly: getPreference(db, person).pace === 'weekly',
    toStaff: kind === 'staff',
    link: `${origin}/`,
    leave: unsubscribeAddress({ vault, origin }, { personId, language }),
  })
  const mailId = queueMail(deps, { personId, kind: 'digest', ...letter })
  updateNoticesMailed(db, { personId, mailId, eventSeqs: told.map(({ eventSeq }) => eventSeq) })
}

/** Once at each digest of somebody of the firm: what was late yesterday is said again today, and not every time. */
function lateOf(deps: Needs, person: Person): Counts {
  const { db, clock } = deps
  const now = timestamp(clock)
  const next = findStaffDigest(db, person.id)
  if (person.kind !== 'staff' || next === null || next > now) return {}
  upsertStaffDigest(db, { personId: person.id, nextAt: nextDigestOf(deps, person) })
  const late = countLate(deps, person)
  return late > 0 ? { late } : {}
}

/** Sees to it that everybody of the firm who wants a digest has a next one; returns those whose time has come. */
export function planStaffDigests(deps: Needs, now: string): string[] {
  const { db } = deps
  return listStaffForDigest(db, now).flatMap(({ id, nextAt }) => {
    const person = { id, kind: 'staff' } as const
    if (!isDigest(getPreference(db, person).pace)) return []
    if (nextAt !== null) return [id]
    upsertStaffDigest(db, { personId: id, nextAt: nextDigestOf(deps, person) })
    return []
  })
}

function nextDigestOf({ db, vault, clock }: Needs, person: Pick<Person, 'id' | 'kind'>): string {
  return nextDigest(timestamp(clock), getPreference(db, person), getFirm(db, vault).timeZone)
}
