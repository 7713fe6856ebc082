import type { EditStatus, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { claimId } from '../once/form-id.ts'
import { recallGivenWith } from '../shares/recall.ts'
import { updateLookAgain } from '../stages/queries.ts'
import { reopenAnswered, updateAnswered } from './asking/queries.ts'
import { requireLookAgain } from './day.ts'
import type { UpdateForm } from './form.ts'
import {
  findUpdate,
  insertUpdate,
  isWithdrawn,
  listAdditions,
  listUpdates,
  sealWords,
  type Update,
  type UpdateWords,
  updateWithdrawn,
  updateWords,
} from './queries.ts'
import { insertWording } from './wordings/queries.ts'
import { requireWords } from './write.ts'

export function getUpdate(deps: Deps, access: StaffAccess<'status:read'>, id: string): Update {
  const update = findUpdate(deps.db, deps.vault, access, id)
  if (!update) throw new NotFound()
  return update
}

/** The words that stood there stay with the firm. Throws `Invalid` when the ten minutes are over. */
export function correctUpdate(
  deps: Deps,
  access: EditStatus,
  id: string,
  form: Pick<UpdateForm, 'happened' | 'next' | 'lookAgainOn'>,
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const { happened, next } = form
  db.transaction(() => {
    const before = requireCorrectable(deps, getUpdate(deps, access, id))
    if (before.kind !== 'update') throw new NotFound()
    requireWords(deps, access, form)
    const lookAgainOn = requireLookAgain(deps, form.lookAgainOn)
    const at = timestamp(clock)
    insertWording(db, vault, access, { updateId: id, words: wordsOf(before), at })
    const sealed = sealWords(vault, matterId, id, { happened, next })
    updateWords(db, access, { ...sealed, id, lookAgainOn, at })
    lookAgainAsNewest(deps, access)
    appendEvent(deps, viewer, { kind: 'update.corrected', matterId, subjectId: id, details: {} })
  }).immediate()
  deps.wake()
}

/** It never was there, for the clients, nor what it gave them; whoever had asked is asking again. Twice is once. */
export function withdrawUpdate(deps: Deps, access: EditStatus, id: string): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    if (isWithdrawn(db, access, id)) return
    const update = requireCorrectable(deps, getUpdate(deps, access, id))
    const all = [update, ...listAdditions(db, vault, access, [id])]
    recallGivenWith(deps, access, id)
    updateWithdrawn(db, access, id, timestamp(clock))
    lookAgainAsNewest(deps, access)
    for (const { writtenAt } of all) reopenAnswered(db, access, writtenAt)
    appendEvent(deps, viewer, { kind: 'update.withdrawn', matterId, subjectId: id, details: {} })
  }).immediate()
  deps.wake()
}

/** What was forgotten, under an update that stands; its date is today's. */
export function addToUpdate(
  deps: Deps,
  access: EditStatus,
  amendsId: string,
  words: UpdateWords & { id?: string },
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const { id, isMade } = claimId(deps, access, 'updates', words.id)
    if (isMade) return
    if (getUpdate(deps, access, amendsId).amendsId) throw new NotFound()
    requireWords(deps, access, words)
    const at = timestamp(clock)
    insertUpdate(db, access, {
      ...{ id, kind: 'update', amendsId, waitingOn: null, lookAgainOn: null },
      ...sealWords(vault, matterId, id, words),
      ...{ writtenBy: viewer.personId, writtenAt: at },
    })
    updateAnswered(db, access, at)
    appendEvent(deps, viewer, { kind: 'update.added-to', matterId, subjectId: id, details: {} })
  }).immediate()
  deps.wake()
}

function requireCorrectable(deps: Deps, update: Update): Update {
  if (!isCorrectable(deps.clock, update.writtenAt)) throw new Invalid((text) => text.updates.problems.tooLate)
  return update
}

const wordsOf = ({ happened, next }: Update): UpdateWords => ({ happened, next })

/** The promise to look again is that of the newest update that stands. */
function lookAgainAsNewest({ db, vault }: Deps, access: EditStatus): void {
  const [newest] = listUpdates(db, vault, access, { limit: 1, offset: 0 })
  updateLookAgain(db, access, newest?.lookAgainOn ?? null)
}
