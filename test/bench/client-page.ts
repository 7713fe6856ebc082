import { StaffAccess } from '../../src/access.ts'
import { addEvent } from '../../src/calendar/add.ts'
import { emptyForm } from '../../src/calendar/form.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import type { MessageForm } from '../../src/messages/form.ts'
import { sendMessage, startThread } from '../../src/messages/send.ts'
import { addRequest } from '../../src/requests/add.ts'
import type { Given, Permission } from '../../src/rights.ts'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { setStages } from '../../src/stages/set.ts'
import { addTask } from '../../src/tasks/add.ts'
import { EMPTY_UPDATE } from '../../src/updates/form.ts'
import { writeUpdate } from '../../src/updates/write.ts'
import { ADMINISTRATOR } from '../../src/viewer.ts'
import { quantile, report, timeEach } from './measure.ts'
import { startServer } from './server.ts'
import { openInstallation, startBenchSession, type World } from './world.ts'

const YEARS = 3 * 365 * DAY
const [DOCUMENTS, MESSAGES, UPDATES, EVENTS, ASKED] = [300, 400, 120, 60, 30]
const THREADS = 40
const REQUESTS = 400

/** What a client looks at most, of a matter of three years, on one core. */
export async function benchClientPage(world: World): Promise<void> {
  // One document in three of the benchmark's is shared.
  const [matterId = ''] = await world.addMatters(1, 3 * DOCUMENTS)
  const cookie = await liveThreeYears(world, matterId)
  const server = await startServer(world, { core: 0 })
  const page = async () => {
    const response = await server.fetch(`/portal/matters/${matterId}`, { headers: { cookie } })
    if (response.status !== 200) throw new Error(`the page answered ${response.status}`)
    await response.arrayBuffer()
  }
  await timeEach(50, page)
  const before = server.cpu()
  const taken = await timeEach(REQUESTS, page, 0)
  report(
    'client’s page of a matter of three years, processor',
    (server.cpu() - before) / REQUESTS,
    'ms (<= 15)',
  )
  report('client’s page of a matter of three years, p50', quantile(taken, 0.5), 'ms (<= 15)')
  report('client’s page of a matter of three years, p99', quantile(taken, 0.99), 'ms (<= 50)')
  await server.stop()
}

/** Returns the client's session, as a `Cookie` header. */
async function liveThreeYears({ installation }: World, matterId: string): Promise<string> {
  const opened = await openInstallation(installation)
  opened.db.run('pragma synchronous = off')
  const begin = Date.now() - YEARS
  let now = begin
  const deps: Deps = { ...opened, clock: { now: () => new Date(now) } }
  const client =
    deps.db.query<{ id: string }, []>("select id from persons where kind = 'client'").get()?.id ?? ''
  deps.db.query('update matter_members set starts_at = $at').run({ at: new Date(now).toISOString() })
  const viewer = { ...ADMINISTRATOR, personId: installation.owner.id }
  const life: Life = {
    ...{ deps, client },
    open: (permission) => StaffAccess.open(deps, viewer, matterId, permission),
    dayIn: (days) => new Date(now + days * DAY).toISOString().slice(0, 10),
  }
  spreadShares(deps, begin)
  setStages(deps, life.open('status:edit'), 'family')
  for (const { at, act } of [...conversations(life), ...acts(life)].sort((a, b) => a.at - b.at)) {
    now = begin + at * (YEARS - HOUR)
    act()
  }
  now = Date.now()
  const token = deps.db.transaction(() => startBenchSession(deps, client)).immediate()
  deps.db.run('pragma wal_checkpoint(truncate)')
  deps.db.run('analyze')
  deps.db.close()
  return `${SESSION_COOKIE}=${token}`
}

/** The benchmark's documents were all shared in one moment, which no firm's are. */
function spreadShares({ db }: Deps, begin: number): void {
  const shares = db.query<{ id: string }, []>('select id from share_recipients order by id').all()
  const move = db.query('update share_recipients set shared_at = $at where id = $id')
  for (const [n, { id }] of shares.entries())
    move.run({ id, at: new Date(begin + (n / shares.length) * (YEARS - HOUR)).toISOString() })
}

type Life = {
  deps: Deps
  client: string
  open<P extends Permission>(permission: P): StaffAccess<Given<P>>
  /** So many days from then. */
  dayIn(days: number): string
}

function acts({ deps, client, open, dayIn }: Life): Step[] {
  return [
    ...evenly(UPDATES, (n) => {
      const happened = both(`The court took note of step ${n}.`)
      const next = both('The other side has thirty days.')
      writeUpdate(deps, open('status:edit'), { ...EMPTY_UPDATE, happened, next })
    }),
    ...evenly(EVENTS, (n) => {
      const times = { startTime: '10:00', endTime: '11:00' }
      const form = {
        ...emptyForm(dayIn(20), [client]),
        audience: 'shared',
        ...times,
        title: both(`Meeting number ${n}`),
      }
      addEvent(deps, open('calendar:edit'), form, 'America/Toronto')
    }),
    ...evenly(ASKED, (n) => {
      const words = { title: both(`Thing number ${n}`), dueOn: dayIn(30) }
      const [howTo, rest] = [both('As we said on the phone.'), { kind: 'bring' as const, assigneeId: null }]
      addTask(deps, open('tasks:edit'), { ...words, ...rest, howTo, audience: 'client' })
      addRequest(deps, open('tasks:edit'), { ...words, items: [{ title: words.title, explanation: howTo }] })
    }),
  ]
}

/** `at`: from 0 to 1. */
type Step = { at: number; act: () => void }

function evenly(count: number, act: (n: number) => void): Step[] {
  return Array.from({ length: count }, (_, n) => ({ at: (n + 0.5) / count, act: () => act(n) }))
}

function conversations({ deps, client, open }: Life): Step[] {
  const threads: string[] = []
  const form = (n: number): MessageForm => ({
    ...{ id: Bun.randomUUIDv7(), participants: [client], addendumTo: null, titles: new Map() },
    subject: both(`Question number ${n}`),
    body: both(`We have looked at your question number ${n}. ${'This is what we think of it. '.repeat(8)}`),
  })
  return evenly(MESSAGES, (n) => {
    const thread = threads[Math.floor(n / (MESSAGES / THREADS))]
    if (thread) sendMessage(deps, open('messages:edit'), thread, form(n))
    else threads.push(startThread(deps, open('messages:edit'), form(n)))
  })
}

const both = (text: string) => ({ en: text, fr: `${text} (fr)` })
