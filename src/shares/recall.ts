import { type EditDocuments, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { listGivenWith, listStanding, updateRecipientsRecalled } from './queries.ts'

/**
 * Takes a document back from one person, or from everybody who has it: older versions too, so that nothing older comes
 * to light. Says from how many people, and how many of them had opened or downloaded it.
 */
export function recallDocument(
  deps: Deps,
  access: EditDocuments,
  recall: { documentId: string; personId: string | null },
): { people: number; opened: number } {
  const { db, clock } = deps
  const { matterId, viewer } = access
  const { documentId } = recall
  const taken = db
    .transaction(() => {
      const standing = listStanding(db, access, documentId).filter(
        ({ personId }) => recall.personId === null || personId === recall.personId,
      )
      if (standing.length === 0) throw new NotFound()
      for (const { personId, used } of standing) {
        updateRecipientsRecalled(db, access, { documentId, personId, at: timestamp(clock) })
        const details = { opened: used === 1 }
        appendEvent(deps, viewer, {
          kind: 'document.recalled',
          matterId,
          subjectId: documentId,
          personId,
          details,
        })
      }
      return standing
    })
    .immediate()
  deps.wake()
  return { people: taken.length, opened: taken.filter(({ used }) => used === 1).length }
}

/**
 * An update or a message that is withdrawn takes back what it gave, and nothing that somebody had before. Throws `Invalid`
 * where that is not for the viewer to take back: nothing stays open behind what was withdrawn.
 */
export function recallGivenWith(deps: Deps, access: StaffAccess, id: string): void {
  const standing = listGivenWith(deps.db, access, id)
  const editing = access.narrowed('documents:edit')
  if (!editing && standing.length > 0) throw new Invalid((text) => text.shares.recallFirst)
  if (editing) for (const one of standing) recallDocument(deps, editing, one)
}

/** Taking back adds nothing: it goes on while a matter is read-only, and afterwards. */
export function mayRecall(deps: Deps, { viewer, matterId }: StaffAccess): boolean {
  return StaffAccess.openWhateverPhase(deps, viewer, matterId, 'documents:read').may('documents:edit')
}
