import { tick } from '../../src/background/background.ts'
import { addDocument } from './documents.ts'
import type { TestPerson } from './people.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { share } from './shares.ts'
import { mailFlags, startMailServer } from './smtp.ts'

/** What clients are told of here, and may stand in no mail. */
export const PLANTED = ['Quillfeather', 'Zephyrine', 'Obsidian', 'Marzipan', 'Walrus']

/** A lawyer with two matters, who shares documents with as many clients as asked for, and the mail that follows. */
export async function startTelling() {
  const smtp = await startMailServer()
  const portal = await startPortal(mailFlags(smtp.port))
  const lawyer = portal.person({ name: 'Ada Quillfeather', email: 'ada@firm.example' })
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner', email: 'olive@firm.example' })
  const matterId = await newMatter(portal, lawyer, 'W-Walrus-1')
  const otherMatterId = await newMatter(portal, lawyer, 'W-Walrus-2')
  return {
    ...{ portal, smtp, lawyer, owner, matterId, otherMatterId },
    newClient: (language: 'en' | 'fr' = 'en') => newClient(portal, [matterId, otherMatterId], language),
    shareWith: (client: TestPerson, id = matterId) => shareWith(portal, lawyer, client, id),
    pass: (milliseconds: number) => pass(portal, milliseconds),
    /** The mails that came for somebody while this time went by. */
    mailsIn: async (milliseconds: number, { email }: TestPerson) => {
      const before = smtp.mails.length
      pass(portal, milliseconds)
      await tick(portal.deps)
      return smtp.mails.slice(before).filter(({ to }) => to.includes(email))
    },
    choose: (person: TestPerson, fields: Record<string, string | string[]>) =>
      person.post('/account/telling', { hour: '8', weekday: '1', ...fields }),
    now: () => portal.clock.now().toISOString(),
    stop: async () => {
      portal.stop()
      await smtp.stop()
    },
  }
}

async function newMatter(portal: TestPortal, lawyer: TestPerson, number: string): Promise<string> {
  const id = await portal.matter({ responsible: lawyer, number, title: 'Obsidian', clientTitle: 'Marzipan' })
  portal.join(id, lawyer, 'responsible-lawyer')
  return id
}

function newClient(portal: TestPortal, matterIds: readonly string[], language: 'en' | 'fr'): TestPerson {
  const email = `${crypto.randomUUID().slice(0, 8)}@client.example`
  const client = portal.person({ name: 'Zephyrine Roy', kind: 'client', language, email })
  for (const id of matterIds) portal.join(id, client, 'client')
  return client
}

async function shareWith(portal: TestPortal, lawyer: TestPerson, client: TestPerson, matterId: string) {
  const document = await addDocument(portal, matterId, lawyer, 'Marzipan.pdf', 'Obsidian')
  const words = { title: 'Obsidian report', note: 'Marzipan' }
  await share(matterId, [document], { by: lawyer, to: [client], en: words, fr: words })
}

/** Everybody stays signed in: what is tried here is mail. */
function pass({ clock, deps }: TestPortal, milliseconds: number): void {
  clock.forward(milliseconds)
  const now = clock.now().toISOString()
  deps.db.query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now').run({ now })
}
