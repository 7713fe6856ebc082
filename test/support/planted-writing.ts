import type { Person, Planter } from './planted-firm.ts'
import type { Visitor } from './portal-over-http.ts'

type Writing = { lawyer: Visitor; client: Person; matterId: string; plant: Planter; documentId: string }

/** What a client and the firm write to each other, the firm to itself, and both beside a document. */
export async function plantWriting({ lawyer, client, matterId, plant, documentId }: Writing): Promise<void> {
  const [firm, guest] = [`/firm/matters/${matterId}`, `/portal/matters/${matterId}`]
  const both = (name: string, what: string) => ({
    [`${name}-en`]: plant.word(what),
    [`${name}-fr`]: plant.word(`${what} in French`),
  })
  const begun = await lawyer.send(`${firm}/messages`, {
    person: client.id,
    ...both('subject', 'subject'),
    ...both('body', 'message'),
  })
  const threadId = begun.replace(/[?#].*/, '')
  await client.visitor.page(`${guest}/messages/${threadId}`)
  await client.visitor.send(`${guest}/messages/${threadId}`, { body: plant.word('answer of a client') })
  await client.visitor.submit(`${guest}/messages/${threadId}/draft`, {
    body: plant.word('draft of a client'),
  })
  await lawyer.submit(`${firm}/messages/draft`, { ...both('subject', 'drafted subject') })
  await lawyer.page(`${firm}/messages?q=${plant.word('search in messages')}`)
  await lawyer.send(`${firm}/notes`, { body: plant.word('internal note') })
  await client.visitor.send(`${guest}/discussions/document/${documentId}`, { body: plant.word('comment') })
  const comment = both('body', 'comment of the firm')
  await lawyer.send(`${firm}/discussions/document/${documentId}`, { ...comment, reader: client.id })
}
