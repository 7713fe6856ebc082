import type { AddedDocument } from './documents.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

type Write = (what: string) => string
type People = { lawyer: TestPerson; client: TestPerson }

export type Written = Record<'threadId' | 'messageId' | 'noteId' | 'draftId', string>

/** A conversation between the firm and a client, with a message of each of them, a draft and a note of the firm. */
export async function writeToEachOther(
  { deps: { db } }: TestPortal,
  matterId: string,
  { lawyer, client }: People,
  write: Write,
): Promise<Written> {
  const messageId = Bun.randomUUIDv7()
  const [firm, guest] = ['firm', 'portal'].map((side) => `/${side}/matters/${matterId}/messages`)
  const begun = await client.post(`${guest}`, {
    id: messageId,
    subject: write('subject'),
    body: write('message of the client'),
  })
  const threadId = /messages\/([^#]+)/.exec(begun.headers.get('location') ?? '')?.[1]
  if (!threadId) throw new Error(`the client could not write: ${begun.status}`)
  const both = (name: string) => ({
    [`${name}-en`]: write(`${name} of the firm`),
    [`${name}-fr`]: write(`${name} of the firm in French`),
  })
  const statuses = [
    (await lawyer.post(`${firm}/${threadId}`, both('body'))).status,
    (await client.post(`${guest}/${threadId}/draft`, { body: write('draft') })).status,
    (await lawyer.post(`${firm}/draft`, { ...both('subject'), ...both('body') })).status,
    (await lawyer.post(`/firm/matters/${matterId}/notes`, { body: write('note') })).status,
    (await client.get(`${guest}/${threadId}`)).status,
    (await client.post(`${guest}/${threadId}/messages/${messageId}`, { body: write('correction') })).status,
  ]
  if (statuses.join() !== '303,303,303,303,200,303') throw new Error(`not written: ${statuses}`)
  const one = (table: string, by = '') =>
    db
      .query<{ id: string }, string>(`select id from ${table} where matter_id = ? ${by} order by id`)
      .get(matterId)?.id ?? ''
  const ofClient = `and person_id = '${client.id}'`
  return {
    ...{ threadId, messageId, noteId: one('notes'), draftId: one('message_drafts', ofClient) },
  }
}

/** A comment of the client on a document that they see, and one of the firm for them. */
export async function commentOn(
  { deps: { db } }: TestPortal,
  matterId: string,
  { lawyer, client, document }: People & { document: AddedDocument },
  write: Write,
): Promise<Record<'commentId' | 'subjectId', string>> {
  const path = `matters/${matterId}/discussions/document/${document.id}`
  const body = { 'body-en': write('comment of the firm'), 'body-fr': write('comment of the firm in French') }
  const statuses = [
    (await client.post(`/portal/${path}`, { body: write('comment') })).status,
    (await lawyer.post(`/firm/${path}`, { ...body, reader: client.id })).status,
  ]
  if (statuses.join() !== '303,303') throw new Error(`not commented: ${statuses}`)
  const sql = 'select id from comments where matter_id = ? order by id'
  return { commentId: db.query<{ id: string }, string>(sql).get(matterId)?.id ?? '', subjectId: document.id }
}
