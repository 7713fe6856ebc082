import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { PUBLIC_PATHS } from '../src/http/gate.ts'
import { approve, askFor, exportWhole, letPeopleBeKnown } from './support/destruction.ts'
import { type FullMatter, fillMatter } from './support/full-matter.ts'
import { passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

// A matter with everything in it is closed and then destroyed. Every route is asked for it by everybody who was in it,
// with the sessions and ids that they had.

const portal = await startPortal()
afterAll(portal.stop)
const people = {
  owner: portal.person({ name: 'Olive Owner', firmRole: 'owner' }),
  lawyer: portal.person({ name: 'Lee Lawyer' }),
  client: portal.person({ name: 'Ada Client', kind: 'client' }),
  expert: portal.person({ name: 'Ed Expert', kind: 'outside' }),
  walled: portal.person({ name: 'Walter Walled' }),
}
const { owner, lawyer, client, expert } = people

/** What is written of a person or for the library is no part of a matter, and outlives it. */
const NOT_OF_THE_MATTER =
  /article|how to reach them|how to call safely|template|reason of a destruction|stage name|stage words/
const written = new Map<string, string>()
const write = (what: string) => {
  const word = `zq${written.size}x${crypto.randomUUID().slice(0, 6)}`
  written.set(word, what)
  return word
}
let full: FullMatter
beforeAll(async () => {
  full = await fillMatter(portal, people, write)
  await fillMatter(portal, people) // one that goes on
  await tick(portal.deps)
}, 60_000)

const NOTHING = '0197a3c2-0000-7000-8000-000000000000'
/** These end the session that the test goes on with, or wait for news without end. */
const APART = new Set(['/sign-out', '/account/other-sessions/end', '/account/calendar/'])
const routes = portal.app.routes.filter(
  ({ path }) => !PUBLIC_PATHS.has(path) && !APART.has(path) && !path.endsWith('/live'),
)
const filled = (path: string) => {
  const { sessionId: _, passkeyId: __, enrolmentId: ___, ...ids } = full.ids
  const values = new Map<string, string>(Object.entries(ids))
  return path.replace(/:(\w+)/g, (_all, name: string) => values.get(name) ?? NOTHING)
}

type Seen = { path: string; status: number; words: string[] }
async function ask(who: TestPerson, { method, path }: { method: string; path: string }): Promise<Seen> {
  const address = filled(path)
  const isRead = method === 'GET' || method === 'HEAD'
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), 5000)
  const init = isRead ? {} : { body: new URLSearchParams() }
  const response = await who.fetch(address, { method, signal: abort.signal, ...init })
  const body = await response.text()
  clearTimeout(timer)
  const words = [...written].filter(([word]) => body.includes(word)).map(([, what]) => what)
  return { path: `${method} ${path}`, status: response.status, words }
}

/** Every answer that shows what was in the matter, or that is no answer. */
async function offences(who: TestPerson, chosen = routes): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const route of chosen) {
    const answer = await ask(who, route)
    const words = answer.words.filter((what) => !NOT_OF_THE_MATTER.test(what))
    if (answer.status >= 500 || words.length > 0) seen.push({ ...answer, words })
  }
  return seen
}
const reading = routes.filter(({ method }) => method === 'GET')

test('while the matter is open the walk sees what is in it, so that what follows proves something', async () => {
  for (const who of [lawyer, client]) {
    const found = await offences(who, reading)
    expect(found.filter(({ status }) => status >= 500)).toEqual([])
    expect(found.flatMap(({ words }) => words).length).toBeGreaterThan(20)
  }
}, 60_000)

test('once it is closed no page shows anything of it to its guests, and nothing breaks', async () => {
  for (const { id } of portal.deps.db
    .query<{ id: string }, string>('select id from legal_holds where matter_id = ?')
    .all(full.matterId))
    await lawyer.post(`/firm/matters/${full.matterId}/holds/${id}/lifting`)
  await lawyer.post(`/firm/matters/${full.matterId}/destruction/withdrawal`)
  expect((await lawyer.post(`/firm/matters/${full.matterId}/closure`)).status).toBe(303)
  await tick(portal.deps)
  for (const who of [client, expert]) expect(await offences(who, reading)).toEqual([])
}, 60_000)

test('once it is destroyed no route shows anything of it to anybody, and nothing breaks', async () => {
  await exportWhole(portal, full.matterId)
  letPeopleBeKnown(portal)
  passDays(portal, 0)
  const number =
    portal.deps.db
      .query<{ number: string }, string>('select number from matters where id = ?')
      .get(full.matterId)?.number ?? ''
  const doomed = { id: full.matterId, number, documents: [] }
  expect((await approve(doomed, await askFor(portal, doomed, lawyer), owner)).status).toBe(303)
  // Also between the decision and the end of the keys, but for the log, whose words go with the keys.
  const besideLog = reading.filter(({ path }) => !path.startsWith('/firm/log'))
  for (const who of [owner, lawyer, client]) expect(await offences(who, besideLog)).toEqual([])
  await tick(portal.deps)
  for (const who of [owner, lawyer, client, expert]) expect(await offences(who)).toEqual([])
}, 120_000)
