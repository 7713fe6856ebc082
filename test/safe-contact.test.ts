import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { invitedSentences } from '../src/cli/person-invite.ts'
import { DAY, HOUR, MINUTE } from '../src/clock.ts'
import { findSafeContact } from '../src/safe-contacts/queries.ts'
import { PLANTED, startTelling } from './support/telling.ts'

const told = await startTelling()
afterAll(told.stop)
const { portal, smtp, lawyer, owner, matterId } = told
const { newClient, shareWith, mailsIn, choose, now, pass } = told
/** What may stand in no mail to somebody in danger. */
const TELLING = [...PLANTED, 'Tremblay', 'Okafor', 'portal', 'portail', 'passkey', 'http']

for (const [language, pace] of [
  ['en', 'at-once'],
  ['fr', 'at-once'],
  ['en', 'daily'],
] as const)
  test(`J3 to somebody in danger every mail is neutral, also one that was written before: ${language}, ${pace}`, async () => {
    const client = newClient(language)
    await choose(client, { pace })
    await shareWith(client)
    await tick(portal.deps)
    const set = await lawyer.post(`/firm/people/${client.id}/safe-contact`, {
      note: 'Ask for Zed',
      noVoicemail: 'yes',
    })
    expect(set.status).toBe(303)
    const mails = await mailsIn(pace === 'daily' ? DAY : 2 * MINUTE, client)
    expect(mails.length).toBe(1)
    const { parsed, raw } = mails[0] ?? { parsed: null, raw: '' }
    expect(parsed?.subject).toBe(language === 'en' ? 'A message for you' : 'Un message pour vous')
    expect(parsed?.from?.value[0]?.name).toBe(language === 'en' ? 'Notifications' : 'Avis')
    const readable = `${parsed?.subject}\n${parsed?.text}\n${parsed?.html}\n${parsed?.from?.value[0]?.name}`
    for (const word of TELLING) expect(readable).not.toContain(word)
    expect(raw).not.toContain('List-Unsubscribe')
  })

test('J3 an invitation is neutral too, and holds its link and nothing else', async () => {
  const client = newClient()
  await client.post('/account/safe-contact', { noVoicemail: 'yes' })
  const handed = await lawyer.post(`/firm/people/${client.id}/enrolment`, { mail: 'yes' })
  expect(await handed.text()).toContain('No voicemail')
  const safe = findSafeContact(portal.deps.db, portal.deps.vault, client.id)
  const printed = { personId: client.id, link: 'l', code: 'c', expiresAt: now() }
  expect(invitedSentences(printed, true, safe)).toContain('Safe contact: before you call: No voicemail')
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
  const invited = await lawyer.post(`/firm/people/${client.id}/enrolment`, { mail: 'yes' })
  expect(await invited.text()).toContain('The link waits, because of safe contact')
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
