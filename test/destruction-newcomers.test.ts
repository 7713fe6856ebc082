import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { startSession } from '../src/sessions/session.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { openBrowser } from './support/browser-at-door.ts'
import { approve, askFor, type Doomed, doomedMatter, letPeopleBeKnown } from './support/destruction.ts'
import { passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN, requester } from './support/requester.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'

let smtp: MailServer
beforeAll(async () => {
  smtp = await startMailServer()
})
afterAll(() => smtp.stop())

type Firm = { portal: TestPortal; first: TestPerson; second: TestPerson; matter: Doomed }

/** A firm whose two owners have been there for long, with a matter to destroy. */
async function firmOfTwo(): Promise<Firm> {
  const portal = await startPortal(mailFlags(smtp.port))
  const first = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const second = portal.person({ name: 'Odile Associée', firmRole: 'owner', language: 'fr' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const matter = await doomedMatter(portal, { lawyer: first, client }, 'Doomed orchard')
  return { portal, first, second, matter }
}

async function enrol({ portal }: Firm, personId: string): Promise<void> {
  const link = createEnrolment(portal.deps, SYSTEM, personId)
  await openBrowser(portal.fetch).enrol(link, await createAuthenticator(ORIGIN))
}

/** With the passkey they had. */
function againSignedIn({ deps, fetch }: TestPortal, person: TestPerson): TestPerson {
  const sql = 'select id from passkeys where person_id = ?'
  const passkeyId = deps.db.query<{ id: string }, string>(sql).get(person.id)?.id ?? ''
  const session = { personId: person.id, passkeyId, device: 'Test browser', from: 'local' }
  const token = deps.db.transaction(() => startSession(deps, session))()
  return { ...person, token, ...requester(fetch, token) }
}

const refusal = async (response: Response) => ({ status: response.status, text: await response.text() })
const NOT_YET = {
  status: 422,
  text: expect.stringMatching(/You cannot decide yet|Vous ne pouvez pas encore décider/),
}
const pageOf = async ({ matter }: Firm, who: TestPerson) =>
  (await who.get(`/firm/matters/${matter.id}/destruction`)).text()

/** Each makes somebody the second one who decides, without the one who is. */
const WAYS: [string, (firm: Firm) => Promise<TestPerson>][] = [
  ['an owner is added', async ({ portal }) => portal.person({ name: 'Made Up', firmRole: 'owner' })],
  [
    'a lawyer is made owner',
    async (firm) => {
      const { portal, first } = firm
      const lawyer = portal.person({ name: 'Lee Lawyer' })
      letPeopleBeKnown(portal)
      const form = { name: 'Lee Lawyer', email: lawyer.email, phone: '', language: 'en', firmRole: 'owner' }
      expect((await first.post(`/firm/people/${lawyer.id}`, { ...form, kind: 'staff' })).status).toBe(303)
      return againSignedIn(portal, lawyer)
    },
  ],
  [
    'the other owner gets a new link, which somebody else uses',
    async (firm) => {
      await enrol(firm, firm.second.id)
      return firm.second
    },
  ],
  [
    'a former owner is let in again',
    async ({ portal, first }) => {
      const former = portal.person({ name: 'Former Owner', firmRole: 'owner' })
      letPeopleBeKnown(portal)
      for (const status of ['disabled', 'active'])
        expect((await first.post(`/firm/people/${former.id}/status`, { status })).status).toBe(303)
      return againSignedIn(portal, former)
    },
  ],
]

test.each(WAYS)('nobody makes up the second person who decides: %s', async (_, arrive) => {
  const firm = await firmOfTwo()
  const { portal, first, matter } = firm
  const newcomer = await arrive(firm)
  const request = await askFor(portal, matter, first)
  expect(await refusal(await approve(matter, request, newcomer))).toMatchObject(NOT_YET)
  expect(await pageOf(firm, newcomer)).not.toContain('name="number"')
  expect(await pageOf(firm, first)).toMatch(/can decide from (1 April|31 March) 2026/)
  await first.post(`/firm/matters/${matter.id}/destruction/withdrawal`)
  const form = { number: matter.number, reason: 'x' }
  const asked = await newcomer.post(`/firm/matters/${matter.id}/destruction`, form)
  expect(await refusal(asked)).toMatchObject(NOT_YET)
  passDays(portal, 31)
  expect((await approve(matter, await askFor(portal, matter, first), newcomer)).status).toBe(303)
  portal.stop()
})

test('a request is void once its author came in by a new link', async () => {
  const firm = await firmOfTwo()
  const { portal, first, second, matter } = firm
  const request = await askFor(portal, matter, first)
  await enrol(firm, first.id)
  const approved = await refusal(await approve(matter, request, second))
  expect(approved).toMatchObject({ status: 422, text: expect.stringContaining('moins de 30 jours') })
  portal.stop()
})

test('everybody else who decides is told of both decisions, each in their language, and never which matter', async () => {
  const { portal, first, second, matter } = await firmOfTwo()
  const before = smtp.mails.length
  const request = await askFor(portal, matter, first)
  await tick(portal.deps)
  await approve(matter, request, second)
  await tick(portal.deps)
  await tick(portal.deps)
  const mails = smtp.mails
    .slice(before)
    .filter(({ parsed }) => /destruction|destroyed/.test(parsed.subject ?? ''))
  expect(mails.map(({ to, parsed }) => [to[0], parsed.subject])).toEqual([
    [second.email, 'La destruction d’un dossier a été demandée'],
    [first.email, 'A matter is destroyed for good'],
  ])
  for (const { raw, parsed } of mails)
    for (const word of ['orchard', matter.number, 'Ada', 'Olive'])
      expect(`${raw.replaceAll(first.email, '')} ${parsed.text?.replaceAll(first.email, '')}`).not.toContain(
        word,
      )
  portal.stop()
})

test('what took no right to decide from anybody keeps nobody from deciding alone', async () => {
  const portal = await startPortal()
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const gone = portal.person({ name: 'Gone Lawyer' })
  const helper = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant' })
  const matter = await doomedMatter(portal, { lawyer: owner, client })
  const left = await doomedMatter(portal, { lawyer: gone, client }, 'Of somebody who left')
  await owner.post(`/firm/people/${gone.id}/status`, { status: 'disabled' })
  const form = { name: helper.name, email: helper.email, phone: '', language: 'en', kind: 'staff' }
  passDays(portal, 31)
  expect((await owner.post(`/firm/people/${helper.id}`, { ...form, firmRole: 'bookkeeper' })).status).toBe(
    303,
  )
  await owner.post(`/firm/matters/${left.id}/reopening`)
  const handed = await owner.post(`/firm/matters/${left.id}/responsible`, { responsible: owner.id })
  expect(handed.status).toBe(303)
  expect(await askFor(portal, matter, owner)).not.toBe('')
  portal.stop()
})
