import type { EditStatus } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { Document } from '../documents/queries.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { isWritten, requireShort } from '../languages/form.ts'
import { requireTexts, writingLanguages } from '../languages/needed.ts'
import { claimId } from '../once/form-id.ts'
import { oneOf } from '../one-of.ts'
import { updateLookAgain } from '../stages/queries.ts'
import { updateAnswered } from './asking/queries.ts'
import { attachDocuments, requireAttachable } from './attach.ts'
import { requireLookAgain } from './day.ts'
import type { HeartbeatForm, UpdateForm } from './form.ts'
import { insertUpdate, type NewUpdate, sealWords, type UpdateWords, WAITING_ON } from './queries.ts'

const LONGEST = 4000

export type UpdateReady = UpdateWords & { lookAgainOn: string | null; documents: readonly Document[] }

/** Checks an update against the matter as it is now. Throws `Invalid` beside the field concerned. */
export function readyToWrite(deps: Deps, access: EditStatus, form: UpdateForm): UpdateReady {
  const { happened, next } = form
  requireWords(deps, access, form)
  return {
    ...{ happened, next },
    lookAgainOn: requireLookAgain(deps, form.lookAgainOn),
    documents: requireAttachable(deps, access, form.documents),
  }
}

/** What happened has to be said in each reader's language; what comes next, where it is said at all. */
export function requireWords(deps: Deps, access: EditStatus, { happened, next }: UpdateWords): void {
  const languages = writingLanguages(deps, access, 'status')
  requireShort(happened, LONGEST, 'happened')
  requireShort(next, LONGEST, 'next')
  requireTexts(languages, happened, 'happened')
  if (isWritten(next)) requireTexts(languages, next, 'next')
}

/** Tells a matter's clients what happened and what comes next; that answers whoever asked. Returns its id. */
export function writeUpdate(deps: Deps, access: EditStatus, form: UpdateForm): string {
  const updateId = deps.db
    .transaction(() => {
      const { id, isMade } = claimId(deps, access, 'updates', form.id)
      if (isMade) return id
      const { happened, next, lookAgainOn } = readyToWrite(deps, access, form)
      tell(deps, access, 'update.written', {
        ...{ id, kind: 'update', amendsId: null, waitingOn: null, lookAgainOn },
        ...sealWords(deps.vault, access.matterId, id, { happened, next }),
      })
      attachDocuments(deps, access, { updateId: id, attached: form.documents })
      return id
    })
    .immediate()
  deps.wake()
  return updateId
}

/** "Nothing new; waiting on the court; we look again on 12 May." */
export function sendHeartbeat(deps: Deps, access: EditStatus, form: HeartbeatForm): string {
  const heartbeatId = deps.db
    .transaction(() => {
      const { id, isMade } = claimId(deps, access, 'updates', form.id)
      if (isMade) return id
      const { waitingOn, words } = requireWaiting(deps, access, form)
      const lookAgainOn = requireLookAgain(deps, form.lookAgainOn)
      if (!lookAgainOn) throw new Invalid((text) => text.updates.problems.dayMissing, 'lookAgainOn')
      tell(deps, access, 'heartbeat.sent', {
        ...{ id, kind: 'heartbeat', amendsId: null, waitingOn, lookAgainOn },
        ...sealWords(deps.vault, access.matterId, id, words),
      })
      return id
    })
    .immediate()
  deps.wake()
  return heartbeatId
}

const LONGEST_WAITING = 200

function requireWaiting(deps: Deps, access: EditStatus, form: HeartbeatForm) {
  const waitingOn = oneOf(WAITING_ON, form.waitingOn)
  if (!waitingOn && form.waitingOn !== 'other')
    throw new Invalid((text) => text.updates.problems.waitingOn, 'waitingOn')
  if (waitingOn) return { waitingOn, words: { happened: {}, next: {} } }
  requireShort(form.waiting, LONGEST_WAITING, 'waiting')
  requireTexts(writingLanguages(deps, access, 'status'), form.waiting, 'waiting')
  return { waitingOn, words: { happened: form.waiting, next: {} } }
}

type Told = Omit<NewUpdate, 'writtenBy' | 'writtenAt'>

function tell(deps: Deps, access: EditStatus, kind: 'update.written' | 'heartbeat.sent', update: Told): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  const at = timestamp(clock)
  insertUpdate(db, access, { ...update, writtenBy: viewer.personId, writtenAt: at })
  updateLookAgain(db, access, update.lookAgainOn)
  updateAnswered(db, access, at)
  appendEvent(deps, viewer, { kind, matterId, subjectId: update.id, details: {} })
}
