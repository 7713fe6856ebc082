import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

type Write = (what: string) => string
type People = { lawyer: TestPerson; client: TestPerson }

/** A conversation between the firm and a client, with a message of each of them, a draft and a note of the firm. */
export async function writeToEachOther(
  { deps: { db } }: TestPortal,
  matterId: string,
  { lawyer, client }: People,
  write: Write,
): Promise<{ threadId: string; messageId: string; noteId: string }> {
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
  const note = db.query<{ id: string }, string>('select id from notes where matter_id = ?').get(matterId)
  return { threadId, messageId, noteId: note?.id ?? '' }
}
