import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { addDocument } from './documents.ts'
import { type FullMatter, fillMatter, type MatterPeople } from './full-matter.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { share } from './shares.ts'

export type WrittenFirm = MatterPeople & { portal: TestPortal; matter: FullMatter }

/** A firm in which every text that people write is one of `words`, and each of them is used as each kind of text. */
export async function startWrittenFirm(
  words: readonly string[],
  flags: Record<string, string> = {},
): Promise<WrittenFirm> {
  const portal = await startPortal(flags)
  let used = 0
  const write = () => words[used++ % words.length] ?? ''
  nameFirm(portal, write())
  const people: MatterPeople = {
    owner: portal.person({ name: write(), firmRole: 'owner', email: 'owner@firm.example' }),
    lawyer: portal.person({ name: write(), email: 'lawyer@firm.example' }),
    walled: portal.person({ name: write(), email: 'walled@firm.example' }),
    client: portal.person({ name: write(), kind: 'client', email: 'client@home.example', language: 'fr' }),
    expert: portal.person({ name: write(), kind: 'outside', email: 'expert@other.example' }),
  }
  const matter = await fillMatter(portal, people, write)
  for (const [index, word] of words.entries()) await writeEverywhere(portal, people, matter, { word, index })
  return { ...people, portal, matter }
}

/** The firm's name and its words of welcome. */
export function nameFirm({ deps }: TestPortal, word: string): void {
  const { firm } = deps.vault
  deps.db.query('update firm set name = $name, welcome_en = $en, welcome_fr = $fr').run({
    name: firm.seal('firm.name', '1', word),
    en: firm.seal('firm.welcome_en', '1', word),
    fr: firm.seal('firm.welcome_fr', '1', word),
  })
}

type Use = { word: string; index: number }

async function writeEverywhere(
  portal: TestPortal,
  people: MatterPeople,
  { matterId }: FullMatter,
  { word, index }: Use,
): Promise<void> {
  const { lawyer, client, owner } = people
  const person = portal.person({ name: word, kind: 'client', email: `person${index}@home.example` })
  portal.join(matterId, person, 'client')
  createEnrolment(portal.deps, SYSTEM, person.id)
  const passkey = `/account/passkeys/${passkeyOf(portal, person.id)}/name`
  await accepted(person.post(passkey, { name: word.slice(0, 60) }))
  await accepted(lawyer.post(`/firm/matters/${matterId}/folders`, { name: word }))
  const document = await addDocument(portal, matterId, lawyer, `${word.replace(/[/\\]/g, '_')}.txt`, word)
  const said = { title: word, note: `${word}\n${word}` }
  await share(matterId, [document], { by: lawyer, to: [client], en: said, fr: said })
  await accepted(owner.post('/firm/matters', { ...titles(word), ...codes(index), responsible: lawyer.id }))
}

const titles = (word: string) => ({ internalTitle: word, clientTitleEn: word, clientTitleFr: word })
const codes = (index: number) => ({ number: `W-${index}`, practiceArea: 'other', province: 'QC' })

function passkeyOf({ deps }: TestPortal, personId: string): string {
  const sql = 'select id from passkeys where person_id = $personId'
  return deps.db.query<{ id: string }, { personId: string }>(sql).get({ personId })?.id ?? ''
}

async function accepted(sent: Promise<Response>): Promise<void> {
  const response = await sent
  if (response.status !== 303) throw new Error(`not accepted: ${response.status} ${await response.text()}`)
}

/** Nobody in these tests made one: the address is there, what it names is not. */
const NOT_MADE = { holdId: crypto.randomUUID(), witnessId: crypto.randomUUID(), number: '1', ending: 'pdf' }

/** A route's path with ids of this firm. */
export function fillPath({ matter }: Pick<WrittenFirm, 'matter'>, path: string): string {
  // A guest has a receipt for what they sent, and only for that.
  const isSent = path.startsWith('/portal/') && /\/receipt(\.txt)?$/.test(path)
  const sent = isSent ? { documentId: matter.sent.id, versionId: matter.sent.versionId } : {}
  const ids = new Map(Object.entries({ ...NOT_MADE, ...matter.ids, ...sent, step: 'draft' }))
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids.get(name)
    if (!id) throw new Error(`test/support/full-matter.ts gives no id for :${name}`)
    return id
  })
}

/** The portal's routes of one method, but for the octets of documents. */
export function routesOf({ portal }: Pick<WrittenFirm, 'portal'>, wanted: string): { path: string }[] {
  // the stream of events of a page never ends
  return portal.app.routes.filter(
    ({ method, path }) => method === wanted && !/\/(content|download|live)$/.test(path),
  )
}
