import { makePdf } from '../demo/pdf.ts'
import type { Planted } from './byte-search.ts'
import { plantWriting } from './planted-writing.ts'
import { type Visitor, visit } from './portal-over-http.ts'
import { sendAll, tus } from './tus.ts'

const SIGNS = 'bcdfghjklmnpqrstvwxz'
/** Sixteen letters that no program writes by chance. */
function randomWord(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => SIGNS[byte % SIGNS.length]).join('')
}

/** Makes words, and remembers each with what it was planted as. */
export function planter() {
  const planted: Planted[] = []
  const keep = <T extends string | Uint8Array>(name: string, value: T): T => {
    planted.push({ name, value })
    return value
  }
  return { planted, keep, word: (name: string) => keep(name, randomWord()) }
}
export type Planter = ReturnType<typeof planter>

export type Person = { id: string; visitor: Visitor }
type Place = {
  origin: string
  plant: Planter
  /** The link in the mail to this address. */
  linkTo: (address: string) => Promise<string>
}

/** Everything that staff and clients of a firm do, at a portal over HTTP, every text and secret of it planted. */
export async function plantFirm(place: Place, owner: Visitor) {
  const { plant } = place
  const welcome = { welcomeEn: plant.word('welcome'), welcomeFr: plant.word('bienvenue') }
  const firm = { province: 'QC', timeZone: 'America/Toronto', languages: 'fr,en' }
  const pattern = { matterNumberPattern: '{year}-{sequence:4}' }
  await owner.send('/firm/settings', {
    name: plant.word('firm name, later'),
    ...firm,
    ...pattern,
    ...welcome,
  })
  const lawyer = await addPerson(place, owner, { kind: 'staff', firmRole: 'lawyer' })
  const client = await addPerson(place, owner, { kind: 'client' })
  const walled = await addPerson(place, owner, { kind: 'staff', firmRole: 'assistant' })
  const matterId = await openMatter(owner, plant, lawyer, client)
  await owner.send(`/firm/matters/${matterId}/walls`, {
    person: walled.id,
    reason: plant.word('reason of a wall'),
  })
  const shared = await addDocuments(lawyer.visitor, matterId, plant)
  await share(lawyer.visitor, matterId, plant, { client, ...shared })
  await readAndSend(client.visitor, matterId, plant, shared.documentId)
  await plantWriting({ lawyer: lawyer.visitor, client, matterId, plant, documentId: shared.documentId })
  await askForThings(owner, matterId, plant)
  return { matterId, lawyer, client, ...shared }
}

async function addPerson(
  { origin, plant, linkTo }: Place,
  owner: Visitor,
  fields: { kind: string; firmRole?: string },
): Promise<Person> {
  const who = `${fields.firmRole ?? fields.kind}`
  const digits = plant.keep(
    `digits of the phone of ${who}`,
    String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, '7'),
  )
  const phone = plant.keep(
    `phone of ${who}`,
    `+1 ${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}`,
  )
  const email = `${plant.word(`address of ${who}`)}@home.example`
  const name = plant.word(`name of ${who}`)
  const id = await owner.send('/firm/people', { ...fields, name, email, phone, language: 'fr' })
  const invited = await owner.submit(`/firm/people/${id}/enrolment`, { mail: 'yes' })
  const code = codeIn(await invited.text())
  const visitor = await visit(origin)
  await visitor.enrol(plantInvitation(plant, who, { code, link: await linkTo(email) }))
  plantSession(plant, who, visitor)
  await renamePasskey(visitor, plant.word(`passkey of ${who}`))
  return { id, visitor }
}

function codeIn(html: string): string {
  const code = html.match(/invitation-code">([^<]+)</)?.[1]
  if (!code) throw new Error('the page shows no code')
  return code
}

export function plantInvitation(plant: Planter, who: string, invitation: { link: string; code: string }) {
  const token = new URL(invitation.link).hash.slice(1)
  plant.keep(`token of ${who}`, token)
  plant.keep(`octets of the token of ${who}`, Buffer.from(token, 'base64url'))
  plant.keep(`code of ${who}`, invitation.code)
  plant.keep(`signs of the code of ${who}`, invitation.code.replace('-', ''))
  return invitation
}

export function plantSession(plant: Planter, who: string, { cookies }: Visitor): void {
  for (const [name, value] of cookies)
    if (value.length > 40) {
      plant.keep(`cookie ${name} of ${who}`, value)
      plant.keep(`octets of the cookie ${name} of ${who}`, Buffer.from(value, 'base64url'))
    }
}

async function renamePasskey(visitor: Visitor, name: string): Promise<void> {
  const [path] = (await visitor.page('/account')).match(/\/account\/passkeys\/[0-9a-f-]{36}/) ?? []
  if (!path) throw new Error('the account shows no passkey')
  await visitor.send(`${path}/name`, { name })
}

function openMatter(owner: Visitor, plant: Planter, lawyer: Person, client: Person): Promise<string> {
  return owner.send('/firm/matters', {
    number: '2026-0042',
    internalTitle: plant.word('internal title'),
    clientTitleEn: plant.word('client title'),
    clientTitleFr: plant.word('titre client'),
    practiceArea: 'family',
    province: 'QC',
    responsible: lawyer.id,
    client: client.id,
  })
}

type Shared = { documentId: string; versionId: string }

async function addDocuments(lawyer: Visitor, matterId: string, plant: Planter): Promise<Shared> {
  const base = `/firm/matters/${matterId}`
  await lawyer.send(`${base}/folders`, { name: plant.word('folder') })
  const pdf = makePdf(plant.word('title in a PDF'), [[plant.word('text in a PDF')]])
  const path = ['outer folder', 'inner folder', 'file in folders'].map(plant.word).join('/')
  await sendAll(lawyer, `${base}/uploads`, { name: 'x.pdf', path: `${path}.pdf`, bytes: pdf })
  const text = Buffer.from(`${plant.word('text of a file')}\n`.repeat(1000))
  const bytes = new Uint8Array(text)
  const url = await sendAll(lawyer, `${base}/uploads`, { name: `${plant.word('file name')}.txt`, bytes })
  const versionId = url.split('/').at(-1) ?? ''
  const [, documentId = ''] =
    (await lawyer.page(`${base}/documents`)).match(/name="document" value="([0-9a-f-]{36})"/) ?? []
  await leaveUnfinished(lawyer, `${base}/uploads`, plant)
  return { documentId, versionId }
}

/** Two whole chunks and a half, which lie sealed on the disk while the rest is waited for. */
async function leaveUnfinished(lawyer: Visitor, base: string, plant: Planter): Promise<void> {
  const client = tus(lawyer, base)
  const url = await client.begin({ size: 9_000_000, name: `${plant.word('unfinished file name')}.txt` })
  const content = Buffer.from(`${plant.word('text of an unfinished file')}\n`.repeat(160_000))
  const response = await client.patch(url, 0, new Uint8Array(content))
  if (response.status !== 204) throw new Error(`refused: ${response.status}`)
}

async function share(
  lawyer: Visitor,
  matterId: string,
  plant: Planter,
  { client, documentId: id }: Shared & { client: Person },
): Promise<void> {
  await lawyer.send(`/firm/matters/${matterId}/shares`, {
    person: client.id,
    document: id,
    [`version-${id}`]: '1',
    [`title-fr-${id}`]: plant.word('titre'),
    [`note-fr-${id}`]: plant.word('note en français'),
    [`title-en-${id}`]: plant.word('title'),
    [`note-en-${id}`]: plant.word('note in English'),
  })
}

async function readAndSend(
  client: Visitor,
  matterId: string,
  plant: Planter,
  documentId: string,
): Promise<void> {
  const base = `/portal/matters/${matterId}`
  const page = await client.page(`${base}/documents/${documentId}`)
  const [, version = ''] = page.match(/name="version" value="([0-9a-f-]{36})"/) ?? []
  await client.page(`${base}/documents/${documentId}/versions/${version}/download`)
  await client.send(`${base}/documents/${documentId}/acknowledgement`, { version })
  const bytes = new Uint8Array(Buffer.from(plant.word('text that a client sent')))
  await sendAll(client, `${base}/uploads`, { name: `${plant.word('file that a client sent')}.txt`, bytes })
}

/** What people type into searches, addresses and forms that are refused must not be written down either. */
async function askForThings(owner: Visitor, matterId: string, plant: Planter): Promise<void> {
  for (const path of ['/firm/people', '/firm/matters', `/firm/matters/${matterId}/documents`])
    await owner.page(`${path}?q=${plant.word(`search in ${path.split('/').at(-1)}`)}`)
  await owner.get(`/firm/${plant.word('address that does not exist')}`)
  await owner.submit('/firm/matters', { internalTitle: plant.word('title of a refused matter') })
  await owner.post('/enrol/options', {
    token: plant.word('token that is none'),
    code: plant.word('code that is none'),
  })
  await owner.page('/firm/log')
  await (await owner.get('/firm/log.csv')).text()
}
