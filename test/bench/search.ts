import { timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { joinMatter } from '../../src/members/join.ts'
import { addPerson } from '../../src/people/add.ts'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { quantile, report, timeEach } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { openInstallation, startBenchSession, type World } from './world.ts'

const [MATTERS, TEXTS] = [5000, Number(process.env.SEARCH_BENCH_TEXTS ?? 1_000_000)]
const EACH = TEXTS / MATTERS
const [OF_LAWYER, OF_CLIENT] = [300, 3]

/** A firm of thirty years: half of its texts are file names, half messages. */
export async function benchSearch(world: World): Promise<void> {
  const matterIds = await world.addMatters(MATTERS, 0)
  const people = await fillFirm(world, matterIds)
  const server = await startServer(world)
  const began = performance.now()
  const base = server.memory()
  const pages: number[] = []
  const early = await timeEach(1, () => ask(server, server.cookie, '/firm/search', vocabulary[40] ?? ''), 0)
  report('first results while the index begins to be made', early[0] ?? 0, 'ms')
  while (await isBuilding(server)) {
    pages.push(...(await timeEach(10, () => ask(server, server.cookie, '/firm/matters', ''), 0)))
    await Bun.sleep(100)
  }
  report('processor that the index took', server.cpu() / 1000, 's')
  report(`index of ${TEXTS} texts made after the start`, (performance.now() - began) / 1000, 's (<= 60)')
  report('the list of matters meanwhile, p99', quantile(pages, 0.99), 'ms')
  const idle = await timeEach(200, () => ask(server, server.cookie, '/firm/matters', ''))
  report('the list of matters afterwards, p99', quantile(idle, 0.99), 'ms')
  await Bun.sleep(2000)
  report('memory of the index, above the start', (server.memory() - base) / 1e6, 'MB')
  for (const [who, { cookie, path }] of Object.entries({
    'an owner': { cookie: server.cookie, path: '/firm/search' },
    [`a lawyer of ${OF_LAWYER} matters`]: { cookie: people.lawyer, path: '/firm/search' },
    [`a client of ${OF_CLIENT} matters`]: { cookie: people.client, path: '/portal/search' },
  }))
    await timeQuestions(server, who, { cookie, path })
  await server.stop()
}

type As = { cookie: string; path: string }

async function timeQuestions(server: Server, who: string, { cookie, path }: As): Promise<void> {
  const questions = {
    'a common word': () => pick(0, 20),
    'a rare word': () => pick(20_000, 50_000),
    'two words': () => `${pick(0, 200)} ${pick(0, 2000)}`,
    'the beginning of a word': () => pick(100, 5000).slice(0, 3),
  }
  for (const [what, question] of Object.entries(questions)) {
    const before = server.cpu()
    const taken = await timeEach(100, () => ask(server, cookie, path, question()), 0)
    report(`results for ${who}, ${what}, processor`, (server.cpu() - before) / 100, 'ms')
    report(`results for ${who}, ${what}, p50`, quantile(taken, 0.5), 'ms')
    report(`results for ${who}, ${what}, p99`, quantile(taken, 0.99), 'ms (<= 100)')
  }
}

async function ask(server: Server, cookie: string, path: string, q: string): Promise<void> {
  const response = await server.fetch(`${path}?${new URLSearchParams({ q })}`, { headers: { cookie } })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
}

async function isBuilding(server: Server): Promise<boolean> {
  const response = await server.fetch('/firm/search')
  return (await response.text()).includes('id="still-reading"')
}

const [CONSONANTS, VOWELS] = ['bcdfghjklmnprstv', 'aeiouéè']
/** Words as frequent as in a language: the first is in every second text, the last in one of half a million. */
const vocabulary = Array.from({ length: 50_000 }, (_, n) => wordOf(n))

function wordOf(n: number): string {
  let [word, rest] = ['', (n * 2_654_435_761) >>> 0]
  for (let k = 0; k < 2 + (n % 3); k++) {
    word += (CONSONANTS[rest % 16] ?? 'b') + (VOWELS[(rest >> 4) % 7] ?? 'a')
    rest = (rest >> 7) + n * 31
  }
  return word
}

const pick = (from: number, to: number) =>
  vocabulary[from + Math.floor(Math.random() * (to - from))] ?? 'nothing'
const anyWord = () => vocabulary[Math.floor(vocabulary.length ** Math.random())] ?? 'nothing'
const words = (count: number) => Array.from({ length: count }, anyWord).join(' ')

async function fillFirm({ installation }: World, matterIds: readonly string[]) {
  const deps = await openInstallation(installation)
  deps.db.run('pragma synchronous = off')
  const ownerId = installation.owner.id
  for (const matterId of matterIds) deps.db.transaction(() => fillMatter(deps, matterId, ownerId)).immediate()
  const join = (kind: 'staff' | 'client', count: number) =>
    deps.db
      .transaction(() => {
        const firmRole = kind === 'staff' ? ('lawyer' as const) : null
        const person = { kind, firmRole, name: kind, email: `${kind}@bench.example`, language: 'en' } as const
        const personId = addPerson(deps, SYSTEM, person)
        const role = kind === 'staff' ? 'lawyer' : 'client'
        for (const matterId of matterIds.slice(0, count))
          joinMatter(deps, SYSTEM, { matterId, personId, role })
        addToThreads(deps, personId, matterIds.slice(0, count))
        return `${SESSION_COOKIE}=${startBenchSession(deps, personId)}`
      })
      .immediate()
  const people = { lawyer: join('staff', OF_LAWYER), client: join('client', OF_CLIENT) }
  deps.db.run('pragma wal_checkpoint(truncate)')
  deps.db.run('analyze')
  deps.db.close()
  return people
}

function addToThreads({ db, clock }: Deps, personId: string, matterIds: readonly string[]): void {
  db.query(`
    insert into thread_participants (thread_id, person_id, matter_id, added_at)
    select id, $personId, matter_id, $at from threads where matter_id in (select value from json_each($matterIds))`).run(
    { personId, at: timestamp(clock), matterIds: JSON.stringify(matterIds) },
  )
}

function fillMatter({ db, vault, clock }: Deps, matterId: string, ownerId: string): void {
  const [key, at, threadId] = [vault.matter(matterId), timestamp(clock), Bun.randomUUIDv7()]
  db.query(`
    insert into threads (id, matter_id, subject_en, message_count, created_by, created_at, updated_at)
    values ($threadId, $matterId, $subject, $count, $ownerId, $at, $at)`).run({
    ...{ threadId, matterId, ownerId, at, count: EACH / 2 },
    subject: key.seal('threads.subject_en', threadId, words(4)),
  })
  for (let number = 1; number <= EACH / 2; number++) {
    const [id, documentId, messageId] = [Bun.randomUUIDv7(), Bun.randomUUIDv7(), Bun.randomUUIDv7()]
    db.query(`
      insert into documents (id, matter_id, origin, version_count, created_by, created_at, updated_at)
      values ($documentId, $matterId, 'firm', 1, $ownerId, $at, $at)`).run({
      documentId,
      matterId,
      ownerId,
      at,
    })
    db.query(`
      insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size, sealed_size,
        sha256, session_key, uploaded_by, uploaded_at, verified_at)
      values ($id, $documentId, $matterId, 1, $name, 'application/pdf', 1, 1, x'00', x'00', $ownerId, $at, $at)`).run(
      {
        ...{ id, documentId, matterId, ownerId, at },
        name: key.seal('document_versions.file_name', id, `${words(6)}.pdf`),
      },
    )
    db.query(`
      insert into messages (id, matter_id, thread_id, number, author_id, body_en, sent_at)
      values ($messageId, $matterId, $threadId, $number, $ownerId, $body, $at)`).run({
      ...{ messageId, matterId, threadId, number, ownerId, at },
      body: key.seal('messages.body_en', messageId, words(30)),
    })
  }
}
