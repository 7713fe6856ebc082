import type { AddedDocument } from './documents.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

/** The parameters that routes have, so that a test can fill in any path. */
export type Ids = Record<(typeof PARAMETERS)[number], string>
const PARAMETERS = [
  ...(['matterId', 'documentId', 'versionId', 'folderId', 'uploadId', 'personId', 'passkeyId'] as const),
  ...(['sessionId', 'mailId', 'shareId', 'recipientId', 'memberId', 'enrolmentId', 'holdId'] as const),
  ...(['destructionId'] as const),
  ...(['threadId', 'messageId', 'noteId', 'draftId', 'commentId', 'subjectId', 'articleId', 'slug'] as const),
  ...(['stageId', 'updateId', 'templateKey', 'stageKey'] as const),
  ...(['requestId', 'itemId', 'taskId', 'internalTaskId'] as const),
  ...(['eventId', 'feedFile'] as const),
]

/** Of the rows that are there. */
export function idsOf(portal: TestPortal, matterId: string, client: TestPerson, own: AddedDocument) {
  const personId = client.id
  const ofPerson = { personId }
  const inMatter = { matterId, personId }
  return {
    ...{ matterId, documentId: own.id, versionId: own.versionId, personId },
    passkeyId: one(portal, 'select id from passkeys where person_id = $personId', ofPerson),
    sessionId: one(portal, 'select id from sessions where person_id = $personId', ofPerson),
    enrolmentId: one(portal, 'select id from enrolments where person_id = $personId', ofPerson),
    mailId: one(portal, 'select id from mails where person_id = $personId', ofPerson),
    shareId: one(portal, 'select id from shares where matter_id = $matterId', { matterId }),
    holdId: one(portal, 'select id from legal_holds where matter_id = $matterId', { matterId }),
    recipientId: one(
      portal,
      'select id from share_recipients where matter_id = $matterId and person_id = $personId',
      inMatter,
    ),
    memberId: one(
      portal,
      'select id from matter_members where matter_id = $matterId and person_id = $personId',
      inMatter,
    ),
  }
}

export function one({ deps }: TestPortal, sql: string, parameters: Record<string, string>): string {
  const row = deps.db.query<{ id: string }, Record<string, string>>(sql).get(parameters)
  if (!row) throw new Error(`no row: ${sql}`)
  return row.id
}
