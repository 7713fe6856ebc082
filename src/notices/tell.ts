import { noticeLetter } from '../../views/mail/notice.ts'
import { readerFor } from '../../views/text/reader.ts'
import { SECOND, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { sectionOf } from '../events/sections.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import { findPerson, type Person } from '../people/queries.ts'
import { isReader } from '../readers.ts'
import { AUDIENCES } from './audiences.ts'
import { planStaffDigests, queueDigest } from './digest.ts'
import { isUrgent } from './plan.ts'
import {
  deleteNotice,
  listPersonsToTell,
  listWaitingNotices,
  updateNoticesMailed,
  type WaitingNotice,
} from './queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'origin' | 'log'>

/** So many people's letters take less than a page does; a request waits for no more. */
const AT_A_TURN = 4

/**
 * One mail for each person of whom something is due, about everything of its kind that waits for them. Many people share a
 * transaction, and requests have as much time in between.
 */
export async function tellEverybody(deps: Needs, stopping: () => boolean = () => false): Promise<void> {
  const now = timestamp(deps.clock)
  const personIds = [...new Set([...listPersonsToTell(deps.db, now), ...planStaffDigests(deps, now)])]
  while (personIds.length > 0 && !stopping()) {
    const began = performance.now()
    const some = personIds.splice(0, AT_A_TURN)
    deps.db
      .transaction(() => {
        for (const personId of some) tellOrLog(deps, personId)
      })
      .immediate()
    await Bun.sleep(performance.now() - began)
  }
}

/** One person who cannot be told must not keep the others from being told. */
function tellOrLog(deps: Needs, personId: string): void {
  try {
    deps.db.transaction(() => tellPerson(deps, personId))()
  } catch (error) {
    deps.log('error', 'a notice could not be made', { person: personId, error: String(error) })
  }
}

function tellPerson(deps: Needs, personId: string): void {
  const { db, vault, clock, config } = deps
  const person = findPerson(db, vault, personId)
  if (!person) return
  const now = timestamp(clock)
  const soon = timestampIn(clock, config.mail.batchSeconds * SECOND)
  const due = listWaitingNotices(db, personId).filter(
    ({ dueAt, way }) => dueAt <= (way === 'notice' ? soon : now),
  )
  const standing = due.filter((notice) => mayBeTold(deps, personId, notice))
  for (const { eventSeq } of due.filter((notice) => !standing.includes(notice)))
    deleteNotice(db, { eventSeq, personId })
  const atOnce = standing.filter(({ way }) => way === 'notice')
  if (atOnce.some(({ dueAt }) => dueAt <= now)) queueNotice(deps, person, atOnce)
  queueDigest(
    deps,
    person,
    standing.filter(({ way }) => way === 'digest'),
  )
}

function queueNotice(deps: Needs, person: Person, told: readonly WaitingNotice[]): void {
  const { db, vault, clock, origin } = deps
  const { id: personId, kind, language } = person
  const { name: firm, timeZone } = getFirm(db, vault)
  const reader = readerFor(language, timeZone)
  const letter = noticeLetter({ reader, firm, link: `${origin}/`, toStaff: kind === 'staff' })
  const [urgentUntil = null] = told
    .flatMap(({ concernsAt }) => (concernsAt && isUrgent(concernsAt, timestamp(clock)) ? [concernsAt] : []))
    .sort()
  const mailId = queueMail(deps, { personId, kind: 'notice', urgentUntil, ...letter })
  updateNoticesMailed(db, { personId, mailId, eventSeqs: told.map(({ eventSeq }) => eventSeq) })
}

/** Asked again now: in the meantime a share may have been recalled, or a right lost. */
function mayBeTold({ db, clock }: Needs, personId: string, notice: WaitingNotice): boolean {
  const { kind, matterId } = notice
  if (matterId === null) return true
  const section = sectionOf(kind) ?? 'documents'
  if (!isReader(db, section, { matterId, personId, now: timestamp(clock) })) return false
  return AUDIENCES[kind]?.stands?.(db, notice, personId) ?? true
}
