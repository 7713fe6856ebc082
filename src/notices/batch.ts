import { noticeLetter } from '../../views/mail/notice.ts'
import { readerFor } from '../../views/text/reader.ts'
import { SECOND, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { sectionOf } from '../events/sections.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import { findPerson } from '../people/queries.ts'
import { AUDIENCES } from './audiences.ts'
import {
  deleteWaitingNotices,
  isReader,
  listPersonsToTell,
  listWaitingNotices,
  updateNoticesMailed,
  type WaitingNotice,
} from './queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'origin' | 'log'>

/** One mail for each person whose first notice has waited long enough, about everything that waits for them. */
export function batchNotices(deps: Needs): void {
  const before = timestampIn(deps.clock, -deps.config.mail.batchSeconds * SECOND)
  for (const personId of listPersonsToTell(deps.db, before)) {
    try {
      deps.db.transaction(() => tellPerson(deps, personId)).immediate()
    } catch (error) {
      // One person who cannot be told must not keep the others from being told.
      deps.log('error', 'a notice could not be made', { person: personId, error: String(error) })
    }
  }
}

function tellPerson(deps: Needs, personId: string): void {
  const { db, vault } = deps
  const person = findPerson(db, vault, personId)
  const told = listWaitingNotices(db, personId).filter((notice) => mayBeTold(deps, personId, notice))
  if (person && told.length > 0) {
    const { name, timeZone } = getFirm(db, vault)
    const reader = readerFor(person.language, timeZone)
    const letter = noticeLetter({
      reader,
      firm: name,
      link: `${deps.origin}/`,
      toStaff: person.kind === 'staff',
    })
    const mailId = queueMail(deps, { personId, kind: 'notice', ...letter })
    updateNoticesMailed(db, { personId, mailId, eventSeqs: told.map(({ eventSeq }) => eventSeq) })
  }
  deleteWaitingNotices(db, personId)
}

/** Asked again now: in the meantime a share may have been recalled, or a right lost. */
function mayBeTold({ db, clock }: Needs, personId: string, notice: WaitingNotice): boolean {
  const { kind, matterId } = notice
  if (matterId === null) return true
  const section = sectionOf(kind) ?? 'documents'
  if (!isReader(db, section, { matterId, personId, now: timestamp(clock) })) return false
  return AUDIENCES[kind]?.stands?.(db, notice, personId) ?? true
}
