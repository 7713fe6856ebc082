import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { DAY, HOUR, MINUTE } from '../src/clock.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { PLANTED, startTelling } from './support/telling.ts'

const told = await startTelling()
afterAll(told.stop)
const { portal, smtp, lawyer, owner, matterId, otherMatterId } = told
const { newClient, shareWith, mailsIn, choose, now } = told

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
  const client = newClient('fr')
  await choose(client, { pace: 'daily' })
  await tick(portal.deps)
  await shareWith(client)
  await mailsIn(HOUR, client)
  const [mail] = await mailsIn(DAY, client)
  const [, address = ''] = /List-Unsubscribe: <(.*?)>/.exec(mail?.raw.replace(/\r\n\s+/g, ' ') ?? '') ?? []
  expect(mail?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const path = address.replace('http://localhost:8080', '')
  expect(path).toStartWith('/unsubscribe?lang=fr&token=')
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
  expect(await (await portal.stranger.fetch(path)).text()).toContain('Moins de courriels')
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
