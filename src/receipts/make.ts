import type { StaffAccess } from '../access.ts'
import { makeCheckpoint } from '../audit/checkpoint.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { findPerson } from '../people/queries.ts'
import { type MadeReceipt, readHead } from './compose.ts'
import { readReceipt } from './read.ts'

/** What became of a document with everybody it was shared with, told by the events alone. Making it is an event. */
export async function makeReceipt(
  deps: Deps,
  access: StaffAccess<'documents:read'>,
  documentId: string,
): Promise<MadeReceipt> {
  const { db } = deps
  const { matterId, viewer } = access
  const told = readReceipt(deps, access, documentId)
  const event = db
    .transaction(() =>
      appendEvent(deps, viewer, { kind: 'receipt.made', matterId, subjectId: documentId, details: {} }),
    )
    .immediate()
  const madeBy = findPerson(db, deps.vault, viewer.personId)?.name ?? ''
  const head = readHead(deps)
  return { ...told, madeBy, event, head, checkpoint: await makeCheckpoint(deps) }
}
