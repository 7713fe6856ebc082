import { GuestAccess, StaffAccess } from '../../src/access.ts'
import { addRequest } from '../../src/requests/add.ts'
import { lackItem } from '../../src/requests/answer.ts'
import { reviewItem } from '../../src/requests/review.ts'
import { addTask } from '../../src/tasks/add.ts'
import { answerTask } from '../../src/tasks/answer.ts'
import { reopenTask } from '../../src/tasks/review.ts'
import type { GuestViewer, StaffViewer } from '../../src/viewer.ts'
import type { AddedDocument } from './documents.ts'
import type { Write } from './full-matter.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

type Asking = { matterId: string; lawyer: TestPerson; client: TestPerson; sent: AddedDocument }
export type AskedIds = { requestId: string; itemId: string; taskId: string; internalTaskId: string }

/** Everything that a matter's clients can be asked, and what the firm asks of itself. */
export function askForEverything(portal: TestPortal, asking: Asking, write: Write): AskedIds {
  const { deps } = portal
  const { matterId, lawyer, client, sent } = asking
  const viewer: StaffViewer = {
    ...{ kind: 'staff', firmRole: 'lawyer', personId: lawyer.id, passkeyId: '', sessionId: '' },
    ...{ from: 'local', language: 'en', verifiedAt: '' },
  }
  const guest: GuestViewer = { ...viewer, kind: 'client', firmRole: null, personId: client.id }
  const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
  const both = (what: string) => ({ en: write(what), fr: write(`${what} fr`) })
  const requestId = addRequest(deps, access, {
    title: both('request'),
    dueOn: null,
    items: ['', 'lost ', 'returned '].map((which) => ({
      title: both(`${which}item`),
      explanation: both(`${which}explanation`),
      example: both(`${which}example`),
    })),
  })
  const task = { howTo: both('how to'), dueOn: null, kind: 'other' as const, assigneeId: null }
  const taskId = addTask(deps, access, { ...task, title: both('task'), audience: 'client' })
  const internalTaskId = addTask(deps, access, { ...task, title: both('chore'), audience: 'internal' })
  const rows = deps.db
    .query<{ id: string }, { requestId: string }>(
      'select id from request_items where request_id = $requestId order by position',
    )
    .all({ requestId })
  const [itemId = '', lostId = '', returnedId = ''] = rows.map(({ id }) => id)
  const answering = GuestAccess.open(deps, guest, matterId, 'tasks:contribute')
  for (const id of [lostId, returnedId]) lackItem(deps, answering, id, write('reason of lacking'))
  reviewItem(deps, access, returnedId, { kind: 'send-back', reason: both('reason of sending back') })
  const again = addTask(deps, access, { ...task, title: both('task again'), audience: 'client' })
  answerTask(deps, answering, again, true)
  reopenTask(deps, access, again, both('reason of asking again'))
  leaveTraces(portal, {
    matterId,
    itemId,
    personId: client.id,
    documentId: sent.id,
    at: portal.clock.now().toISOString(),
  })
  return { requestId, itemId, taskId, internalTaskId }
}

type Trace = { matterId: string; itemId: string; personId: string; documentId: string; at: string }

function leaveTraces({ deps: { db } }: TestPortal, trace: Trace): void {
  const row = { ...trace, id: Bun.randomUUIDv7() }
  for (const sql of [
    `insert into document_targets values ($documentId, $matterId, 'item', $itemId, $personId, $at)`,
    `insert into page_sets values ($id, $matterId, $itemId, $personId, $at, $documentId, null)`,
    `insert into request_pages values ($documentId, $matterId, $itemId, $personId, 1, $id)`,
    `insert into task_reminders values ($itemId, $personId, '2026-01-01', 1, $matterId, '2026-01-01')`,
  ])
    db.query(sql).run(row)
}
