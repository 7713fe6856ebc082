import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { DAY, HOUR, MINUTE } from '../src/clock.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const PLANTED = ['Quillfeather', 'Zephyrine', 'Obsidian', 'Marzipan', 'Walrus']
/** What may stand in no mail to somebody in danger. */
const TELLING = [...PLANTED, 'Tremblay', 'Okafor', 'portal', 'portail', 'passkey', 'http']

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const lawyer = portal.person({ name: 'Ada Quillfeather', email: 'ada@firm.example' })
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner', email: 'olive@firm.example' })
const matterId = await newMatter('W-Walrus-1')
const otherMatterId = await newMatter('W-Walrus-2')

async function newMatter(number: string): Promise<string> {
  const id = await portal.matter({ responsible: lawyer, number, title: 'Obsidian', clientTitle: 'Marzipan' })
  portal.join(id, lawyer, 'responsible-lawyer')
  return id
}

function newClient(language: 'en' | 'fr' = 'en'): TestPerson {
  const email = `${crypto.randomUUID().slice(0, 8)}@client.example`
  const client = portal.person({ name: 'Zephyrine Roy', kind: 'client', language, email })
  for (const id of [matterId, otherMatterId]) portal.join(id, client, 'client')
  return client
}

async function shareWith(client: TestPerson, id = matterId): Promise<void> {
  const document = await addDocument(portal, id, lawyer, 'Marzipan.pdf', 'Obsidian')
  const words = { title: 'Obsidian report', note: 'Marzipan' }
  await share(id, [document], { by: lawyer, to: [client], en: words, fr: words })
}

/** Everybody stays signed in: what is tried here is mail. */
function pass(milliseconds: number): void {
  portal.clock.forward(milliseconds)
  portal.deps.db
    .query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now')
    .run({ now: now() })
}

/** The mails that came for somebody while this time went by. */
async function mailsIn(milliseconds: number, { email }: TestPerson) {
  const before = smtp.mails.length
  pass(milliseconds)
  await tick(portal.deps)
  return smtp.mails.slice(before).filter(({ to }) => to.includes(email))
}
const choose = (person: TestPerson, fields: Record<string, string | string[]>) =>
  person.post('/account/telling', { hour: '8', weekday: '1', ...fields })
const now = () => portal.clock.now().toISOString()

test('J2 a summary counts what waited, once, in its reader’s language, and names nothing', async () => {
  const client = newClient('fr')
  expect((await choose(client, { pace: 'daily' })).status).toBe(303)
  await tick(portal.deps)
  for (let n = 0; n < 3; n++) await shareWith(client)
  expect(await mailsIn(2 * HOUR, client)).toEqual([])
  const [mail, ...more] = await mailsIn(DAY, client)
  expect(more).toEqual([])
  expect(mail?.parsed.subject).toBe('Votre résumé quotidien')
  expect(mail?.parsed.text).toContain('- 3\u00a0nouveaux documents')
  expect(String(mail?.parsed.html)).toContain(
    '<li>3&nbsp;nouveaux documents</li>'.replace('&nbsp;', '\u00a0'),
  )
  for (const word of PLANTED) expect(`${mail?.parsed.text}${mail?.parsed.html}`).not.toContain(word)
  expect(await mailsIn(2 * DAY, client)).toEqual([])
})

test('J4 the firm is told by a summary on working mornings, of what came in and what was opened', async () => {
  const partner = portal.person({ name: 'Pat Partner', email: 'pat@firm.example' })
  portal.deps.db.query('delete from telling_preferences where person_id = $id').run({ id: partner.id })
  portal.join(matterId, partner, 'lawyer')
  const client = newClient()
  await tick(portal.deps)
  await shareWith(client)
  await addDocument(portal, matterId, client, 'Marzipan.pdf', 'Obsidian')
  expect(await mailsIn(HOUR, partner)).toEqual([])
  const [mail, ...more] = await mailsIn(DAY, partner)
  expect(more).toEqual([])
  expect(mail?.parsed.subject).toBe('Your daily summary')
  expect(mail?.parsed.text).toContain('- 1\u00a0document came in')
  for (const word of PLANTED) expect(mail?.parsed.text).not.toContain(word)
})

test('J4 what is late is counted once a working morning, also without news, and only for who works on it', async () => {
  const assistant = portal.person({
    name: 'Alex Assistant',
    firmRole: 'assistant',
    email: 'alex@firm.example',
  })
  const stranger = portal.person({ name: 'Sam Stranger', email: 'sam@firm.example' })
  portal.join(otherMatterId, assistant, 'assistant')
  portal.deps.db
    .query('delete from telling_preferences where person_id in (?, ?)')
    .run(assistant.id, stranger.id)
  await mailsIn(3 * DAY, assistant)
  const task = {
    id: crypto.randomUUID(),
    matterId: otherMatterId,
    by: lawyer.id,
    at: now(),
    dueOn: now().slice(0, 10),
  }
  portal.deps.db
    .query(`
      insert into internal_tasks (id, matter_id, due_on, created_by, created_at)
      values ($id, $matterId, $dueOn, $by, $at)`)
    .run(task)
  await mailsIn(DAY + HOUR, assistant)
  const before = smtp.mails.length
  for (let day = 0; day < 7; day++) await mailsIn(DAY, assistant)
  const mails = smtp.mails.slice(before)
  expect(mails.filter(({ to }) => to.includes('sam@firm.example'))).toEqual([])
  const own = mails.filter(({ to }) => to.includes('alex@firm.example'))
  expect(own.map(({ parsed }) => parsed.subject)).toEqual(Array(5).fill('Your daily summary'))
  expect(own[0]?.parsed.text).toContain('something is late:\n\n- 1\u00a0thing is late')
  portal.deps.db.query('update internal_tasks set done_at = ?').run(now())
  expect((await mailsIn(2 * DAY, assistant)).length).toBe(0)
})

test('J2 what is chosen holds for what waits already; a muted matter is not told, and the other is', async () => {
  const client = newClient()
  await choose(client, { pace: 'weekly', weekday: '4' })
  await shareWith(client)
  await tick(portal.deps)
  await choose(client, { pace: 'at-once', matter: matterId })
  expect(await mailsIn(2 * MINUTE, client)).toEqual([])
  await shareWith(client, otherMatterId)
  await tick(portal.deps)
  expect((await mailsIn(2 * MINUTE, client)).length).toBe(1)
  const page = await (await client.get('/account')).text()
  expect(page).toContain('At once, by e-mail. One matter is muted.')
})

test('J2 a choice that cannot be is refused beside its field, and what was chosen stays', async () => {
  const client = newClient()
  for (const [fields, field] of [
    [{ pace: 'hourly' }, 'pace'],
    [{ pace: 'daily', hour: '25' }, 'hour'],
    [{ pace: 'weekly', weekday: '8' }, 'weekday'],
    [{ pace: 'daily', quietFrom: '21' }, 'quietUntil'],
    [{ pace: 'daily', quietFrom: '7', quietUntil: '7' }, 'quietUntil'],
  ] as const) {
    const response = await choose(client, { ...fields })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`id="error-${field}"`)
  }
  expect((await choose(client, { pace: 'daily', quietFrom: '21', quietUntil: '7' })).status).toBe(303)
  const stranger = await portal.stranger.fetch('/account/telling')
  expect(stranger.headers.get('location')).toStartWith('/sign-in')
  const foreign = await portal.matter({ responsible: owner })
  await choose(client, { pace: 'daily', matter: [foreign, matterId] })
  const muted = portal.deps.db.query('select matter_id from muted_matters where person_id = ?').all(client.id)
  expect(muted).toEqual([{ matter_id: matterId }])
})

test('a summary is declined by one click without signing in; looking changes nothing, nor does another token', async () => {
  const client = newClient()
  await choose(client, { pace: 'daily' })
  await tick(portal.deps)
  await shareWith(client)
  await mailsIn(HOUR, client)
  const [mail] = await mailsIn(DAY, client)
  const [, address = ''] = /List-Unsubscribe: <(.*?)>/.exec(mail?.raw.replace(/\r\n\s+/g, ' ') ?? '') ?? []
  expect(mail?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const path = address.replace('http://localhost:8080', '')
  expect(path).toStartWith('/unsubscribe?token=')
  const oneClick = (to: string, body = 'List-Unsubscribe=One-Click') =>
    portal.fetch(
      new Request(`http://localhost:8080${to}`, {
        method: 'POST',
        headers: {
          host: 'localhost:8080',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
        body,
      }),
    )
  expect((await portal.stranger.fetch(path)).status).toBe(200)
  expect((await oneClick(path, 'x=1')).status).toBe(200)
  const forged = path.replace(client.id, lawyer.id)
  for (const wrong of [forged, '/unsubscribe', '/unsubscribe?token=', path.slice(0, -2)])
    expect((await oneClick(wrong)).status).toBe(404)
  expect(paceOf(client)).toBe('daily')
  expect((await oneClick(path, 'pace=weekly')).status).toBe(200)
  expect(paceOf(client)).toBe('weekly')
  expect(await (await oneClick(path)).text()).not.toContain('Zephyrine')
  expect(paceOf(client)).toBe('off')
  await choose(client, { pace: 'at-once' })
  await oneClick(path)
  expect(paceOf(client)).toBe('at-once')
})

function paceOf({ id }: TestPerson) {
  return portal.deps.db
    .query<{ pace: string }, { id: string }>('select pace from telling_preferences where person_id = $id')
    .get({ id })?.pace
}

test('J3 to somebody in danger every mail is neutral, also one that was written before', async () => {
  for (const language of ['en', 'fr'] as const) {
    const client = newClient(language)
    await shareWith(client)
    await tick(portal.deps)
    const set = await lawyer.post(`/firm/people/${client.id}/safe-contact`, {
      note: 'Ask for Zed',
      noVoicemail: 'yes',
    })
    expect(set.status).toBe(303)
    const mails = await mailsIn(2 * MINUTE, client)
    expect(mails.length).toBe(1)
    const { parsed, raw } = mails[0] ?? { parsed: null, raw: '' }
    expect(parsed?.subject).toBe(language === 'en' ? 'A message for you' : 'Un message pour vous')
    expect(parsed?.from?.value[0]?.name).toBe(language === 'en' ? 'Notifications' : 'Avis')
    const readable = `${parsed?.subject}\n${parsed?.text}\n${parsed?.html}\n${parsed?.from?.value[0]?.name}`
    for (const word of TELLING) expect(readable).not.toContain(word)
    expect(raw).not.toContain('List-Unsubscribe')
  }
})

test('J3 an invitation is neutral too, and holds its link and nothing else', async () => {
  const client = newClient()
  await client.post('/account/safe-contact', { noVoicemail: 'yes' })
  await lawyer.post(`/firm/people/${client.id}/enrolment`, { mail: 'yes' })
  await tick(portal.deps)
  const mail = await smtp.mailTo(client.email, ({ parsed }) => parsed.text?.includes('/enrol') ?? false)
  expect(mail.parsed.subject).toBe('A message for you')
  for (const word of [...PLANTED, 'Tremblay', 'Okafor', 'firm', 'law'])
    expect(mail.parsed.text?.replace(/http\S+/, '')).not.toContain(word)
})

test('J3 nothing comes outside safe hours, whatever it is; what is held is no trouble of the server', async () => {
  const client = newClient()
  const hours = { mailFrom: '9', mailUntil: '15', workingDays: 'yes', noVoicemail: 'yes' }
  expect((await client.post('/account/safe-contact', hours)).status).toBe(303)
  await untilHour(22)
  await shareWith(client)
  await lawyer.post(`/firm/people/${client.id}/enrolment`, { mail: 'yes' })
  await tick(portal.deps)
  expect(await mailsIn(30 * MINUTE, client)).toEqual([])
  expect(await (await lawyer.get('/firm')).text()).not.toContain('id="mail-banner"')
  const at: number[] = []
  for (let hour = 0; hour < 80; hour++) for (const _ of await mailsIn(HOUR, client)) at.push(hourNow())
  expect(at.length).toBe(2)
  for (const hour of at) expect([9, 10]).toContain(hour)
})

const hourNow = () => Temporal.Instant.from(now()).toZonedDateTimeISO('America/Toronto').hour
async function untilHour(hour: number): Promise<void> {
  while (hourNow() !== hour) pass(HOUR)
  await tick(portal.deps)
}

test('J3 staff see on every page about somebody how they can be reached, and others cannot set it', async () => {
  const client = newClient()
  const path = `/firm/people/${client.id}/safe-contact`
  await lawyer.post(path, { note: 'Ask for Zed', noVoicemail: 'yes', mailFrom: '9', mailUntil: '15' })
  for (const page of [
    `/firm/people/${client.id}`,
    `/firm/matters/${matterId}`,
    `/firm/matters/${matterId}/documents`,
    `/firm/matters/${matterId}/members`,
  ]) {
    const html = await (await lawyer.get(page)).text()
    expect([page, html.includes('Ask for Zed'), html.includes('No voicemail')]).toEqual([page, true, true])
  }
  expect(await (await lawyer.get('/firm/people?kind=client')).text()).toContain('No voicemail')
  expect((await client.get(path)).status).toBe(404)
  expect((await lawyer.get(`/firm/people/${owner.id}/safe-contact`)).status).toBe(404)
  expect((await lawyer.get('/account/safe-contact')).status).toBe(404)
  const clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper' })
  expect((await clerk.post(path, { note: 'x' })).status).toBe(404)
  const long = await lawyer.post(path, { note: 'x'.repeat(501) })
  expect([long.status, (await long.text()).includes('id="error-note"')]).toEqual([422, true])
  await client.post('/account/safe-contact/removal')
  expect(await (await lawyer.get(`/firm/people/${client.id}`)).text()).not.toContain('Ask for Zed')
  await tick(portal.deps)
  expect((await mailsIn(2 * MINUTE, lawyer)).length).toBe(1)
})

test('J3 the firm chooses a neutral sender and a neutral place, and neither can name it', async () => {
  const set = (fields: Record<string, string>) => owner.post('/firm/settings/discretion', fields)
  for (const [fields, field] of [
    [{ neutralSender: 'Me Tremblay' }, 'neutralSender'],
    [{ neutralSender: 'ÔKAFOR et associés' }, 'neutralSender'],
    [{ neutralSender: 'a@b.example' }, 'neutralSender'],
    [{ exitAddress: 'javascript:alert(1)' }, 'exitAddress'],
    [{ exitAddress: 'http://weather.example/' }, 'exitAddress'],
    [{ exitAddress: 'https://user@weather.example/' }, 'exitAddress'],
  ] as const) {
    const response = await set(fields)
    expect([fields, response.status, (await response.text()).includes(`id="error-${field}"`)]).toEqual([
      fields,
      422,
      true,
    ])
  }
  const odd = 'https://example.com/a?b="\r\n<script>'
  expect((await set({ neutralSender: 'Coupons', exitAddress: odd })).status).toBe(303)
  const client = newClient()
  await client.post('/account/safe-contact', { noVoicemail: 'yes' })
  const left = await client.post('/exit')
  expect([left.status, left.headers.get('refresh')]).toEqual([
    200,
    '0; url=https://example.com/a?b=%22%3Cscript%3E',
  ])
  expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect((await client.get('/portal')).headers.get('location')).toStartWith('/sign-in')
  expect((await portal.stranger.fetch('/exit', { method: 'POST' })).status).toBe(200)
  await shareWith(client)
  await tick(portal.deps)
  const [mail] = await mailsIn(2 * MINUTE, client)
  expect(mail?.parsed.from?.value[0]?.name).toBe('Coupons')
  expect((await lawyer.get('/firm/settings/discretion')).status).toBe(404)
})
