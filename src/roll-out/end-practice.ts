import { StaffAccess } from '../access.ts'
import { closeNow } from '../closing/close.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { isPractice } from '../matters/queries.ts'
import { disablePerson } from '../people/disable.ts'
import type { StaffViewer } from '../viewer.ts'
import { listPracticeClients } from './queries.ts'

/**
 * Puts a practice matter away: closed at once, and its client let in nowhere any more. Its keys stay: they go only like
 * those of every matter, by two people, because nothing that destroys keys knows of exceptions.
 */
export async function endPractice(deps: Deps, viewer: StaffViewer, matterId: string): Promise<void> {
  const access = StaffAccess.openWhateverPhase(deps, viewer, matterId, 'status:edit')
  if (!isPractice(deps.db, matterId)) throw new NotFound()
  closeNow(deps, viewer, matterId)
  for (const { id } of listPracticeClients(deps.db, access)) await disablePerson(deps, viewer, id)
}
