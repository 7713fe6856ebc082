import { join } from 'node:path'
import { addDocument } from './documents.ts'
import { startPortal } from './portal.ts'
import { share } from './shares.ts'
import { startMailServer } from './smtp.ts'

/** What came of sending a mail to many people while the server was killed again and again. */
export type KilledSending = {
  kills: number
  /** People whom exactly one notice was for, and to whom mails of exactly one Message-ID came. */
  toldOnce: number
  /** Mails that came again: the server had said yes, and the portal was killed before it could note so. */
  duplicates: number
  /** Notices, mails and shares of which the portal does not say that they were sent. */
  unsent: number
}

/** At most so many mails are under way at once (src/mail/deliver.ts), so no kill repeats more. */
export const UNDER_WAY = 10

/** Tells `clients` people of one document and kills the background `kills` times meanwhile, at moments spread over the work. */
export async function killWhileSending(clients: number, kills: number): Promise<KilledSending> {
  const smtp = await startMailServer()
  const portal = await startPortal()
  try {
    await shareWithMany(portal, clients)
    for (let kill = 0; kill < kills; kill++) {
      const child = startChild(portal, smtp.port)
      // Some before the first mail, while notices are made; the others among the mails.
      if (kill % 5 === 0) await Bun.sleep(150 + 400 * Math.random())
      else await untilSome(smtp.mails, (clients * (kill + Math.random())) / kills)
      child.kill('SIGKILL')
      await child.exited
    }
    const last = startChild(portal, smtp.port)
    while (countUnsent(portal) > 0) await Bun.sleep(20)
    last.kill('SIGKILL')
    await last.exited
    return { kills, ...tally(smtp.mails), unsent: countUnsent(portal) }
  } finally {
    portal.stop()
    await smtp.stop()
  }
}

type Portal = Awaited<ReturnType<typeof startPortal>>
type Mails = Awaited<ReturnType<typeof startMailServer>>['mails']

async function shareWithMany(portal: Portal, count: number): Promise<void> {
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  const document = await addDocument(portal, matterId, lawyer, 'Letter.pdf', 'a letter')
  const clients = portal.deps.db.transaction(() =>
    Array.from({ length: count }, (_, i) => {
      const client = portal.person({
        name: `Client ${i}`,
        kind: 'client',
        email: `client-${i}@client.example`,
      })
      portal.join(matterId, client, 'client')
      return client
    }),
  )()
  await share(matterId, [document], { by: lawyer, to: clients, en: { title: 'A letter' } })
}

function startChild({ dataDir, unlockSecret }: Portal, port: number) {
  const script = join(import.meta.dir, 'background-child.ts')
  const secret = Buffer.from(unlockSecret).toString('hex')
  return Bun.spawn([process.execPath, script, dataDir, secret, String(port)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function untilSome(mails: Mails, count: number): Promise<void> {
  const patience = performance.now() + 10_000
  while (mails.length < count && performance.now() < patience) await Bun.sleep(2)
}

/** Everybody shared with who has no mail yet, and every mail that has not left. */
function countUnsent({ deps }: Portal): number {
  const sql = `
    select (select count(*) from share_recipients where told_at is null)
      + (select count(*) from mails where state <> 'sent') as n`
  return deps.db.query<{ n: number }, []>(sql).get()?.n ?? 0
}

function tally(mails: Mails): { toldOnce: number; duplicates: number } {
  const byRecipient = Map.groupBy(mails, ({ to }) => to.join())
  const ids = [...byRecipient.values()].map((own) => new Set(own.map(({ parsed }) => parsed.messageId)).size)
  return { toldOnce: ids.filter((n) => n === 1).length, duplicates: mails.length - byRecipient.size }
}
