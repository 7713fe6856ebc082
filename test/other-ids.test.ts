import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { PUBLIC_PATHS } from '../src/http/gate.ts'
import { type FullMatter, fillMatter, type MatterPeople } from './support/full-matter.ts'
import type { Ids } from './support/matter-ids.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { shareFields } from './support/shares.ts'
import { tus } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const people = (side: string): MatterPeople => ({
  owner,
  lawyer,
  client: portal.person({ name: `${side} Client`, kind: 'client' }),
  expert: portal.person({ name: `${side} Expert`, kind: 'outside' }),
  walled: portal.person({ name: `${side} Walled` }),
})
const [ours, theirs] = [people('Ada'), people('Eve')]
let mine: FullMatter
let other: FullMatter

beforeAll(async () => {
  mine = await fillMatter(portal, ours)
  other = await fillMatter(portal, theirs)
  // Who stands behind a wall in the other matter, and the expert whose time there is over, have another matter to work in.
  portal.join(mine.matterId, theirs.walled, 'lawyer')
  portal.join(mine.matterId, theirs.expert, 'third-party')
  portal.deps.db
    .query(`update article_areas set practice_area = 'tax' where article_id = $articleId`)
    .run({ articleId: other.ids.articleId })
  portal.deps.db
    .query('update matter_members set ends_at = $now where matter_id = $matterId and person_id = $personId')
    .run({
      now: portal.clock.now().toISOString(),
      matterId: other.matterId,
      personId: theirs.expert.id,
    })
})

const NOTHING = '0197a3c2-0000-7000-8000-000000000000'
/** These end the session that the test goes on with; the last one makes a new secret each time, and so no two answers alike. */
const ENDINGS = new Set(['/sign-out', '/account/other-sessions/end', '/account/calendar/'])
const routes = portal.app.routes.filter(({ path }) => !PUBLIC_PATHS.has(path) && !ENDINGS.has(path))
const inFirm = routes.filter(({ path }) => path.startsWith('/firm'))
const outsideFirm = routes.filter(({ path }) => !path.startsWith('/firm'))
const parametersOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

type Call = { method: string; path: string; fields?: Record<string, string> }
type Answer = { status: number; location: string; body: string }

/** Every field that any form reads an id from; a route takes what it knows. */
const idFields = (id: string) =>
  Object.fromEntries(
    [
      ...['document', 'folder', 'person', 'client', 'to', 'parent', 'version', 'responsible'],
      ...['folderId', 'documentId', 'clientSearch', 'member', 'matter'],
    ].map((name) => [name, id]),
  )

/** What comes back, without ids and what else differs from request to request. */
async function answerTo(person: TestPerson, { method, path, fields = {} }: Call): Promise<Answer> {
  const withBody = !['GET', 'HEAD', 'OPTIONS'].includes(method)
  const search = withBody ? '' : `?${new URLSearchParams(fields)}`
  const response = await person.fetch(`${path}${search}`, {
    method,
    ...(withBody && { body: new URLSearchParams(fields) }),
  })
  const hidden = (text: string) =>
    text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/"challenge":"[^"]*"/, '')
  return {
    status: response.status,
    location: hidden(response.headers.get('location') ?? ''),
    body: hidden(await response.text()),
  }
}

/** The path with the viewer's own ids, but for one parameter. Their session and passkey stay out of it: they go on. */
function filled(path: string, { sessionId: _, passkeyId: __, ...own }: Ids, parameter: string, id: string) {
  const values = new Map(Object.entries(own)).set(parameter, id)
  return path.replace(/:(\w+)/g, (_, name: string) => values.get(name) ?? NOTHING)
}

async function expectSameAsNothing(
  person: TestPerson,
  ids: readonly string[],
  callWith: (id: string) => Call,
) {
  // Twice: what is right but for that id is done at first, and cannot be done again.
  await answerTo(person, callWith(NOTHING))
  const expected = await answerTo(person, callWith(NOTHING))
  for (const id of ids) {
    const call = callWith(id)
    expect({ ...call, ...(await answerTo(person, call)) }).toEqual({ ...call, ...expected })
  }
}

/** In each place of a route an id of what belongs there, and of other things; the rest are the viewer's own. */
async function tryEveryPlace(person: TestPerson, { method, path }: Call, ids: Partial<Ids>) {
  for (const parameter of parametersOf(path))
    await expectSameAsNothing(person, someOf(ids, [parameter, 'matterId', 'documentId']), (id) => ({
      method,
      path: filled(path, mine.ids, parameter, id),
    }))
  // A log, a receipt and a binder show that they were read, so no two answers of these are the same.
  if (
    method === 'POST' ||
    (method === 'GET' && !/\/(log|receipt(\.txt)?|binder(\/\w+)*(\/:personId)?)$/.test(path))
  )
    await expectSameAsNothing(person, someOf(ids, ['documentId', 'folderId', 'personId']), (id) => ({
      method,
      path: filled(path, mine.ids, '', ''),
      fields: idFields(id),
    }))
}

function someOf(ids: Partial<Ids>, names: readonly string[]): string[] {
  const known = new Map(Object.entries(ids))
  return [...new Set(names)].flatMap((name) => known.get(name) ?? [])
}

/** What names a template is the same for every firm. */
function idsIn({ ids: { templateKey: _, stageKey: __, ...ids } }: FullMatter): Partial<Ids> {
  return ids
}

/** People of the firm are known to everybody in it; what is in a matter is not. */
function insideMatter(matter: FullMatter): Partial<Ids> {
  const { personId: _, passkeyId: __, sessionId: ___, ...ids } = idsIn(matter)
  return ids
}

describe('T04 to a client an id of somebody else’s is an id of nothing', () => {
  for (const route of outsideFirm)
    test(`${route.method} ${route.path}`, () => tryEveryPlace(ours.client, route, idsIn(other)))
  for (const { method, path } of inFirm)
    test(`${method} ${path} is not there, with any id`, async () => {
      for (const { ids } of [mine, other])
        expect((await answerTo(ours.client, { method, path: filled(path, ids, '', '') })).status).toBe(404)
    })
})

describe('T04 to an expert whose time is over the matter’s ids are ids of nothing', () => {
  for (const route of outsideFirm)
    test(`${route.method} ${route.path}`, () => tryEveryPlace(theirs.expert, route, idsIn(other)))
})

describe('T04 behind a wall the matter’s ids are ids of nothing', () => {
  for (const route of inFirm.filter(({ path }) => path.startsWith('/firm/matters')))
    test(`${route.method} ${route.path}`, () => tryEveryPlace(theirs.walled, route, insideMatter(other)))
})

test('T04 a form that is right but for one id of another matter is a form with an id of nothing', async () => {
  const shares = `/firm/matters/${mine.matterId}/shares`
  const en = { title: 'A letter' }
  const shared = (id: string, person: Pick<TestPerson, 'id'>) =>
    theirs.walled.post(shares, {
      ...shareFields([{ ...mine.own, id, number: 2 }], { to: [ours.client], en }),
      person: person.id,
    })
  const statuses = async (ids: string[], attempt: (id: string) => Promise<Response>) =>
    Promise.all(ids.map(async (id) => (await attempt(id)).status))
  const [nothing, ...real] = await statuses([NOTHING, ...Object.values(insideMatter(other))], (id) =>
    shared(id, ours.client),
  )
  expect(new Set(real)).toEqual(new Set([nothing ?? 0]))
  const stranger = await statuses([NOTHING, theirs.client.id], (id) => shared(mine.own.id, { id }))
  expect(stranger).toEqual([422, 422])
  expect((await shared(mine.own.id, ours.client)).status).toBe(303)
})

test('T04 an upload into a folder or document of another matter is one into nothing', async () => {
  for (const [person, side] of [
    [ours.client, 'portal'],
    [theirs.walled, 'firm'],
  ] as const) {
    const client = tus(person, `/${side}/matters/${mine.matterId}/uploads`)
    for (const field of ['folderId', 'documentId'] as const) {
      const statusFor = async (id: string) => (await client.create({ size: 9, [field]: id })).status
      expect(await statusFor(NOTHING)).toBe(404)
      for (const id of Object.values(insideMatter(other))) expect(await statusFor(id)).toBe(404)
    }
  }
})

test('T04 no answer takes longer because the id is somebody’s', async () => {
  const taken = async (id: string) => {
    const began = performance.now()
    await (await ours.client.get(`/portal/matters/${mine.matterId}/documents/${id}`)).text()
    return performance.now() - began
  }
  const times: { real: number[]; nothing: number[] } = { real: [], nothing: [] }
  for (let round = 0; round < 200; round++) {
    times.real.push(await taken(other.own.id))
    times.nothing.push(await taken(NOTHING))
  }
  const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[100] ?? 0
  expect(Math.abs(median(times.real) - median(times.nothing))).toBeLessThan(5)
})
