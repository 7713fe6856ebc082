import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { MINUTE, SECOND } from '../src/clock.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
const assistant = portal.person({ name: 'Mia Assistant', firmRole: 'assistant', email: 'mia@firm.example' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr', email: 'ada@home.example' })
const max = portal.person({ name: 'Max Client', kind: 'client', email: 'max@home.example' })
const matterId = await portal.matter({ responsible: lawyer, title: 'Obsidian', number: 'T-Walrus' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, assistant, 'assistant')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
const firm = `/firm/matters/${matterId}/messages`
const guest = `/portal/matters/${matterId}/messages`
const words = {
  ...{ 'subject-fr': 'Marzipan', 'body-fr': 'Zephyrine' },
  ...{ 'subject-en': 'Marzipan', 'body-en': 'Zephyrine' },
}
const start = async (...to: TestPerson[]) => {
  const sent = await lawyer.post(firm, { ...words, person: to.map(({ id }) => id) })
  return /messages\/([^#]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
}
/** To whom mail goes when the batching minute is over. */
async function told(): Promise<string[]> {
  const before = smtp.mails.length
  await tick(portal.deps)
  portal.clock.forward(61 * SECOND)
  await tick(portal.deps)
  const mails = smtp.mails.slice(before)
  for (const mail of mails) {
    const all = JSON.stringify(mail)
    for (const word of ['Marzipan', 'Zephyrine', 'Obsidian', 'Walrus', 'Lawyer', 'Mia'])
      expect(all).not.toContain(word)
  }
  return mails.flatMap(({ to }) => to).sort()
}

test('J4 a message is told to the others who take part, without a word of it, and not to whoever wrote it', async () => {
  const threadId = await start(ada, lawyer)
  expect(await told()).toEqual(['ada@home.example'])
  await ada.post(`${guest}/${threadId}`, { body: 'Zephyrine' })
  expect(await told()).toEqual(['lee@firm.example'])
})

test('J4 nobody is told of a message that was read or withdrawn meanwhile, or whose conversation they left', async () => {
  const read = await start(ada)
  await ada.get(`${guest}/${read}`)
  const withdrawn = await start(ada)
  const id = portal.deps.db
    .query<{ id: string }, string>('select id from messages where thread_id = ?')
    .get(withdrawn)?.id
  await lawyer.post(`${firm}/${withdrawn}/messages/${id}/withdrawal`)
  const left = await start(ada, assistant)
  await lawyer.post(`${firm}/${left}/participants`, { person: [assistant.id, max.id] })
  expect(await told()).toEqual(['max@home.example', 'mia@firm.example'])
})

test('J4 when nobody of the firm takes part any more, its team is told what a client writes', async () => {
  const threadId = await start(max, ada)
  await told()
  portal.deps.db
    .query(`delete from thread_participants where thread_id = ? and person_id = ?`)
    .run(threadId, lawyer.id)
  portal.clock.forward(MINUTE)
  await ada.post(`${guest}/${threadId}`, { body: 'Zephyrine' })
  expect(await told()).toEqual(['lee@firm.example', 'max@home.example', 'mia@firm.example'])
})
