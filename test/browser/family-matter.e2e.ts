import { afterAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { SECOND } from '../../src/clock.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { addDocument } from '../support/documents.ts'
import type { TestPerson } from '../support/people.ts'
import type { ReceivedMail } from '../support/smtp.ts'
import { enrol } from './support/door.ts'
import { startFamily } from './support/family.ts'
import { clickThrough, expectNoFaults, fill, follow, send, textOf, unfold } from './support/story.ts'

// A family matter from intake to order, March to September 2026: the firm in English at the desk, two clients in French on
// their phones and on one mailbox, one of them on safe contact. Each test goes on where the one before stopped.
const family = await startFamily()
const { portal, server, lawyer, marie, louise, matterId, firm, phone, otherPhone } = family
const { read, written, daysLater, toClients, toMarie, toLouise, toLawyer } = family
afterAll(family.stop)
const [firmSide, clientSide] = [`/firm/matters/${matterId}`, `/portal/matters/${matterId}`]
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) })
const sendInto = async (page: Page, name: string) => {
  await page.setInputFiles('main input[type=file] >> nth=0', pdf(name))
  await page.getByText(name).first().waitFor()
}

test('March: two clients of one mailbox enrol, each with their own link and code', async () => {
  const invite = (who: TestPerson) =>
    createEnrolment({ ...portal.deps, origin: server.origin }, SYSTEM, who.id, { mail: true })
  await enrol(firm, invite(lawyer))
  const [first, second] = [invite(marie), invite(louise)]
  const mails = await daysLater(0)
  expect(toClients(mails)).toHaveLength(2)
  await enrol(phone, first)
  await enrol(otherPhone, second)
  expect(await textOf(phone.page)).toContain('La garde de Zoé')
  await expectNoFaults(phone)
})

test('Marie is not to be written to openly: the firm agrees with her how she is reached', async () => {
  const { page } = firm
  await page.goto(`/firm/people/${marie.id}/safe-contact`)
  await fill(page, { note: 'Call on Tuesdays, at work.' })
  await send(page, '/safe-contact')
  await page.goto(`/firm/people/${marie.id}`)
  expect(await textOf(page)).toContain('Call on Tuesdays, at work.')
  await page.goto(firmSide)
  expect(await textOf(page)).toContain('safe contact only')
  await daysLater(0)
})

test('the stages of the matter are set, the first begins and brings what it asks; an update says what is next', async () => {
  const { page } = firm
  await page.goto(`${firmSide}/status`)
  await send(page, '/stages')
  await page.locator('main a[href$="/beginning"]').first().click()
  await page.waitForURL('**/beginning')
  await send(page, '/beginning')
  await page.goto(`${firmSide}/status`)
  await fill(page, {
    'happened-fr': written('Nous avons déposé votre demande au greffe.'),
    'next-fr': written('Le greffe fixe une date d’ici trois semaines.'),
    lookAgainOn: '2026-03-23',
  })
  await send(page, '/updates/preview')
  await page.getByText('Nous avons déposé votre demande').waitFor()
  await send(page, '/updates')
  const mails = await daysLater(0)
  expect([toMarie(mails).length, toLouise(mails).length]).toEqual([1, 1])
  const [neutral] = toMarie(mails)
  expect(neutral?.raw).not.toContain('Tremblay Okafor')
  expect(neutral?.parsed.text).not.toContain('http')
})

test('each client knows in one look where the matter stands, what is next and what is asked', async () => {
  for (const { page } of [phone, otherPhone]) {
    await page.goto('/portal')
    const words = await textOf(page)
    expect(words).toContain('Nous avons déposé votre demande au greffe.')
    expect(words).toContain('Le greffe fixe une date d’ici trois semaines.')
    expect(words).toContain('23 mars')
  }
  await expectNoFaults(phone)
})

test('the firm asks for two documents', async () => {
  const { page } = firm
  await page.goto(`${firmSide}/requests/new`)
  await fill(page, {
    'title-fr': written('Vos revenus de 2025'),
    dueOn: '2026-03-16',
    'item-0-title-fr': written('Déclaration de revenus'),
    'item-1-title-fr': written('Bail du logement'),
  })
  await send(page, '/requests')
  expect(toLouise(await daysLater(1))).toHaveLength(1)
})

test('Louise sends one document, and says why she does not have the other', async () => {
  const client = otherPhone.page
  await client.goto('/portal')
  await follow(client, /Déclaration de revenus/)
  await sendInto(client, 'T1 2025.pdf')
  await expectNoFaults(otherPhone)
  await client.goto('/portal')
  await follow(client, /Bail du logement/)
  await unfold(client)
  await fill(client, { reason: written('Le propriétaire ne me l’a jamais remis.') })
  await send(client, '/absence')
})

test('the firm sends one back, excuses the other, and accepts what comes then', async () => {
  const { page } = firm
  const client = otherPhone.page
  await page.goto(`${firmSide}/tasks`)
  await follow(page, /Vos revenus de 2025/)
  expect(await textOf(page)).toContain('Le propriétaire ne me l’a jamais remis.')
  await page.locator('details:has(form[action$="/return"]) > summary').first().click()
  await fill(page, { 'reason-fr': written('Il manque la page 2.') })
  await send(page, '/return')
  await clickThrough(page, 'main form[action$="/excuse"] button >> nth=-1')
  await daysLater(1)
  await client.goto('/portal')
  expect(await textOf(client)).toContain('Déclaration de revenus')
  await follow(client, /Déclaration de revenus/)
  expect(await textOf(client)).toContain('Il manque la page 2.')
  await sendInto(client, 'T1 2025 complet.pdf')
  await page.reload()
  await send(page, '/acceptance')
  expect(await textOf(page)).toContain('2 of 2 accepted')
})

test('April: what nobody does is reminded of by mail, and no more once it is done', async () => {
  const reminded: ReceivedMail[] = []
  for (const days of [3, 1, 1, 2, 7]) reminded.push(...(await daysLater(days)))
  expect(toMarie(reminded).length).toBeGreaterThan(1)
  await phone.page.goto('/portal')
  await follow(phone.page, /Noter vos questions/)
  await send(phone.page, '/completion')
  await phone.page.goto('/portal')
})

let event = ''
test('a hearing is set, and both are told', async () => {
  const { page } = firm
  await page.goto(`${firmSide}/calendar/new`)
  await page.selectOption('main [name=kind]', 'hearing')
  await page.check('main [name=audience][value=shared]')
  await fill(page, {
    'title-fr': written('Audience de gestion'),
    ...{
      startDay: '2026-04-20',
      startTime: '09:30',
      place: written('Palais de justice de Québec, salle 3.12'),
    },
    'bring-fr': written('Une pièce d’identité'),
  })
  await send(page, '/calendar')
  expect(page.url()).toMatch(/calendar\/[0-9a-f-]{36}/)
  const told = await daysLater(1)
  expect(toMarie(told)).not.toEqual([])
  expect(toLouise(told)).not.toEqual([])
  event = page.url()
})

test('it is moved: both see old and new, and their own calendars follow', async () => {
  const { page } = firm
  const client = otherPhone.page
  await client.goto('/account/calendar')
  await send(client, '/account/calendar')
  const address = await client.locator('main [name=address]').inputValue()
  const before = await (await fetch(address.trim())).text()
  expect(before).toContain('DTSTART;TZID=America/Toronto:20260420T093000')
  expect(before).not.toContain('Audience')
  await page.goto(`${event}/edit`)
  await fill(page, { startDay: '2026-04-27' })
  await clickThrough(page, 'main form.form .form-actions button')
  expect(toMarie(await daysLater(0))).toHaveLength(1)
  const after = await (await fetch(address.trim())).text()
  expect(after).toContain('20260427T093000')
  expect(after).toMatch(/SEQUENCE:[1-9]/)
  await phone.page.goto('/portal')
  expect(await textOf(phone.page)).toContain('Audience de gestion')
  await follow(phone.page, /Audience de gestion/)
  expect(await textOf(phone.page)).toContain('20 avril')
  expect(await textOf(phone.page)).toContain('27 avril')
  await expectNoFaults(phone)
})

test('May: Louise asks in a message, the lawyer answers there, and keeps a note that nobody else sees', async () => {
  const client = otherPhone.page
  await client.goto(`${clientSide}/messages/new`)
  await fill(client, {
    subject: written('Les vacances d’été'),
    body: written('Puis-je partir deux semaines en juillet ?'),
  })
  await clickThrough(client, 'main button.filled[form]')
  expect(toLawyer(await daysLater(1))).not.toEqual([])
  const { page } = firm
  await page.goto(`${firmSide}/notes`)
  await fill(page, { body: written('She sounds exhausted; call her sister.') })
  await clickThrough(page, 'main form button[type=submit]')
  await page.goto(`${firmSide}/messages`)
  await follow(page, /Les vacances/)
  await fill(page, { 'body-fr': written('Oui, prévenez seulement l’autre parent par écrit.') })
  await clickThrough(page, 'main button.filled[form]')
  await daysLater(0)
  await client.goto('/portal')
  await follow(client, /Les vacances/)
  expect(await textOf(client)).toContain('prévenez seulement l’autre parent')
  expect(await textOf(client)).not.toContain('exhausted')
  await phone.page.goto(`${clientSide}/messages`)
  await expectNoFaults(otherPhone)
})

test('June: for weeks nothing happens; Marie asks once, and one click of the firm answers', async () => {
  await daysLater(75)
  const { page: client } = phone
  await client.goto('/portal')
  await send(client, '/update-requests')
  expect(await textOf(client)).toContain('Vous avez demandé des nouvelles')
  expect(toLawyer(await daysLater(1))).not.toEqual([])
  const { page } = firm
  await page.goto('/firm')
  expect(await textOf(page)).toContain('Gagnon v. Ruel')
  await page.goto(`${firmSide}/status`)
  await send(page, '/heartbeats')
  expect(toMarie(await daysLater(0))).toHaveLength(1)
  await client.goto('/portal')
  expect(await textOf(client)).toContain('Nous attendons une réponse du tribunal')
})

test('September: the order is there; it is read and confirmed, the last stage begins, and the end is planned', async () => {
  await daysLater(95)
  const order = await addDocument(portal, matterId, lawyer, written('Jugement Ruel.pdf'), 'the order')
  const { page } = firm
  await page.goto(`${firmSide}/status`)
  await unfold(page)
  await page.locator('main a[href$="/beginning"]').last().click()
  await page.waitForURL('**/beginning')
  await send(page, '/beginning')
  await page.goto(`${firmSide}/status`)
  await fill(page, {
    'happened-fr': written('Le juge vous accorde la garde partagée.'),
    'next-fr': written('Nous fermons votre dossier dans six semaines.'),
  })
  await unfold(page)
  await page.check(`main input[name=document][value="${order.id}"]`)
  await fill(page, { [`title-fr-${order.id}`]: written('Votre jugement') })
  await send(page, '/updates/preview')
  await send(page, '/updates')
  expect(toMarie(await daysLater(0))).toHaveLength(1)
  for (const { page: client } of [phone, otherPhone]) {
    await client.goto('/portal')
    expect(await textOf(client)).toContain('la garde partagée')
    await follow(client, /Votre jugement/)
    await send(client, '/acknowledgement')
  }
  await page.goto(`${firmSide}/closing`)
  await fill(page, { date: '2026-11-02' })
  await clickThrough(page, 'main form button.filled')
  await daysLater(1)
  await phone.page.goto('/portal')
  expect(await textOf(phone.page)).toContain('2 novembre 2026')
})

test('she leaves fast: nothing is left to go back to', async () => {
  const { page } = phone
  await page.goto(clientSide)
  const gone = page.waitForRequest((request) => !request.url().startsWith(server.origin))
  await page.locator('#leave button').click()
  expect((await gone).url()).toBe('https://meteo.gc.ca/')
  const back = await page.request.get(clientSide)
  expect(await back.text()).toBe('<!doctype html><title>&nbsp;</title>')
  portal.clock.forward(3 * 60 * SECOND)
})

test('over six months every mail was neutral, and those on safe contact named nobody', () => {
  expect(read.length).toBeGreaterThan(15)
  for (const { raw, parsed } of toMarie(read)) {
    expect(raw).not.toContain('Tremblay Okafor')
    expect(parsed.text).not.toContain('portal')
    expect(parsed.text).not.toMatch(/avocat|juridique|dossier|cabinet/i)
  }
})
