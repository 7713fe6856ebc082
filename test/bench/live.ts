import { SYSTEM } from '../../src/events/append.ts'
import { joinMatter } from '../../src/members/join.ts'
import { addPerson } from '../../src/people/add.ts'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import { report } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { openInstallation, startBenchSession, type World } from './world.ts'

const [PERSONS, PAGES] = [200, 10]

/** Every open page of a very busy matter: what they cost in memory, and how soon all of them hear of one message. */
export async function benchLive(world: World): Promise<void> {
  const [matterId = ''] = await world.addMatters(1, 0)
  const people = await addReaders(world, matterId)
  const server = await startServer(world)
  await server.fetch(`/firm/matters/${matterId}/messages`)
  await Bun.sleep(1000)
  const idle = server.memory()
  const pages = await openPages(
    server,
    matterId,
    people.map(({ cookie }) => cookie),
  )
  await Bun.sleep(1000)
  report(`memory of ${PERSONS * PAGES} open pages, above idle`, (server.memory() - idle) / 1e6, 'MB (<= 100)')
  for (const round of ['first', 'second']) {
    const heard = Promise.all(pages.map((page) => page.heard()))
    const began = performance.now()
    const answered = await post(
      server,
      matterId,
      people.map(({ id }) => id),
    )
    await heard
    report(`all of them hear of a message, ${round} time`, performance.now() - began, 'ms (<= 1000)')
    report(`the answer to whoever wrote it, ${round} time`, answered, 'ms')
  }
  report('memory of the same afterwards, above idle', (server.memory() - idle) / 1e6, 'MB')
  for (const page of pages) page.close()
  await server.stop()
}

async function addReaders({ installation }: World, matterId: string) {
  const deps = await openInstallation(installation)
  deps.db.run('pragma synchronous = off')
  const add = (n: number) => {
    const person = { kind: 'client', firmRole: null, language: 'en' } as const
    const id = addPerson(deps, SYSTEM, { ...person, name: `Client ${n}`, email: `${n}@client.example` })
    joinMatter(deps, SYSTEM, { matterId, personId: id, role: 'client' })
    return { id, cookie: `${SESSION_COOKIE}=${startBenchSession(deps, id)}` }
  }
  const people = deps.db.transaction(() => Array.from({ length: PERSONS }, (_, n) => add(n))).immediate()
  deps.db.close()
  return people
}

type Page = { heard(): Promise<void>; close(): void }

async function openPages(server: Server, matterId: string, cookies: readonly string[]): Promise<Page[]> {
  const pages: Page[] = []
  for (const cookie of cookies)
    pages.push(
      ...(await Promise.all(Array.from({ length: PAGES }, () => openPage(server, matterId, cookie)))),
    )
  return pages
}

/** A plain connection: no program's limit of connections stands in between. */
async function openPage({ origin }: Server, matterId: string, cookie: string): Promise<Page> {
  const { host, hostname, port } = new URL(origin)
  const opened = Promise.withResolvers<void>()
  let heard = Promise.withResolvers<void>()
  const socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      open: (connection) => {
        connection.write(
          `GET /live?matter=${matterId} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`,
        )
      },
      data: (_, bytes) => {
        const said = bytes.toString()
        if (said.includes(': open')) opened.resolve()
        if (said.includes('data: {')) heard.resolve()
      },
      close: () => heard.reject(new Error('a page was closed')),
    },
  })
  await opened.promise
  return {
    heard: () => {
      heard = Promise.withResolvers()
      return heard.promise
    },
    close: () => {
      heard.promise.catch(() => {})
      socket.end()
    },
  }
}

/** Milliseconds until the answer. */
async function post(server: Server, matterId: string, persons: readonly string[]): Promise<number> {
  const words = {
    'subject-en': 'A message',
    'body-en': 'To all of you',
    'subject-fr': 'Un',
    'body-fr': 'À tous',
  }
  const fields = new URLSearchParams(words)
  for (const id of persons) fields.append('person', id)
  const began = performance.now()
  const response = await server.fetch(`/firm/matters/${matterId}/messages`, { method: 'POST', body: fields })
  if (response.status !== 303)
    throw new Error(`the message was answered with ${response.status}: ${await response.text()}`)
  return performance.now() - began
}
