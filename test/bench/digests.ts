import { DAY, timestamp, timestampIn } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { appendEvent, SYSTEM } from '../../src/events/append.ts'
import { joinMatter } from '../../src/members/join.ts'
import { insertNotice } from '../../src/notices/queries.ts'
import { addPerson } from '../../src/people/add.ts'
import { usualPreference } from '../../src/preferences/preference.ts'
import { upsertPreference } from '../../src/preferences/queries.ts'
import { ROLE_TEMPLATES } from '../../src/rights.ts'
import { median, quantile, report, timeEach } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { openInstallation, type World } from './world.ts'

const [MATTERS, CLIENTS_EACH, NEWS] = [100, 10, 3]
const PEOPLE = MATTERS * CLIENTS_EACH
const REQUESTS = 400
const ROUNDS = 3

/** The summaries of a thousand people, all at the same hour, on one core, and the page that staff look at most meanwhile. */
export async function benchDigests(world: World): Promise<void> {
  const [busy = ''] = await world.addMatters(1, 1000)
  const matterIds = await world.addMatters(MATTERS, 0)
  const deps = await openInstallation(world.installation)
  const people = deps.db.transaction(() => matterIds.flatMap((id) => addReaders(deps, id))).immediate()
  const server = await startServer(world, { core: 0 })
  const page = () => look(server, `/firm/matters/${busy}/documents`)
  const rounds: { built: number; ratio: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const idle = quantile(await timeEach(REQUESTS, page), 0.99)
    deps.db.transaction(() => addNews(deps, people)).immediate()
    rounds.push(await buildBesidePages(deps, page, idle))
  }
  report(`${PEOPLE} summaries built`, median(rounds.map(({ built }) => built)), 's (<= 5)')
  report('a page meanwhile, p99 against idle', median(rounds.map(({ ratio }) => ratio)), 'x (<= 2)')
  await server.stop()
  deps.db.close()
}

type Reader = { personId: string; matterId: string }

function addReaders(deps: Deps, matterId: string): Reader[] {
  return Array.from({ length: CLIENTS_EACH }, (_, n) => {
    const personId = addPerson(deps, SYSTEM, {
      ...{ kind: 'client', firmRole: null, name: `Reader ${n}`, language: n % 2 ? 'en' : 'fr' },
      email: `${crypto.randomUUID()}@client.example`,
    })
    joinMatter(deps, SYSTEM, {
      matterId,
      personId,
      role: 'client',
      levels: ROLE_TEMPLATES.client,
      endsAt: null,
    })
    upsertPreference(deps.db, {
      ...usualPreference('client'),
      pace: 'daily',
      personId,
      at: timestamp(deps.clock),
    })
    return { personId, matterId }
  })
}

/** News of yesterday, whose summary is due now. */
function addNews(deps: Deps, people: readonly Reader[]): void {
  const [at, dueAt] = [timestampIn(deps.clock, -DAY), timestamp(deps.clock)]
  for (const [matterId, readers] of Map.groupBy(people, ({ matterId: id }) => id))
    for (let n = 0; n < NEWS; n++) {
      const event = { kind: 'calendar.added', matterId, details: { title: 'Hearing' } } as const
      const eventSeq = appendEvent(deps, SYSTEM, event)
      for (const { personId } of readers)
        insertNotice(deps.db, {
          ...{ eventSeq, personId, matterId, at, concernsAt: null },
          ...{ dueAt, way: 'digest' },
        })
    }
}

/** Seconds from the first summary to the last, and the page's p99 in that time against `idle`. */
async function buildBesidePages(deps: Deps, page: () => Promise<void>, idle: number) {
  const before = countDigests(deps)
  while (countDigests(deps) === before) await Bun.sleep(1)
  const began = performance.now()
  const taken: number[] = []
  while (countDigests(deps) < before + PEOPLE) {
    const asked = performance.now()
    await page()
    taken.push(performance.now() - asked)
  }
  return { built: (performance.now() - began) / 1000, ratio: quantile(taken, 0.99) / idle }
}

function countDigests({ db }: Deps): number {
  return db.query<{ n: number }, []>(`select count(*) as n from mails where kind = 'digest'`).get()?.n ?? 0
}

async function look(server: Server, path: string): Promise<void> {
  const response = await server.fetch(path)
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
}
