import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal } from '../../src/app.tsx'
import type { Clock } from '../../src/clock.ts'
import { timestamp } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { createFirm } from '../../src/firm/create.ts'
import { loadAssets } from '../../src/http/assets.ts'
import { addPerson } from '../../src/people/add.ts'
import type { Levels, MatterRole } from '../../src/rights.ts'
import { fromLevels, ROLE_TEMPLATES } from '../../src/rights.ts'
import { SESSION_COOKIE, startSession } from '../../src/sessions/session.ts'
import { createKeyring } from '../../src/vault/keyring.ts'
import { openVault } from '../../src/vault/vault.ts'
import type { FirmRole, Language, PersonKind } from '../../src/viewer.ts'

export const ORIGIN = 'http://localhost:8080'

type Someone = { name: string; kind?: PersonKind; firmRole?: FirmRole; language?: Language; email?: string }
export type TestPerson = {
  id: string
  name: string
  email: string
  /** The value of this person's session cookie. */
  token: string
  /** A request with this person's session, as their browser would send it. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  get(path: string): Promise<Response>
  /** Sends a form. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<Response>
}

/** A clock that stands still until the test moves it. */
export function testClock(
  start = '2026-03-02T15:00:00.000Z',
): Clock & { forward(milliseconds: number): void } {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    forward: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** The real portal on a real SQLite file, with a real keyring, in a directory of its own. */
export async function startPortal(flags: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-test-'))
  const dataDir = join(dir, 'data')
  const unlockSecret = crypto.getRandomValues(new Uint8Array(32))
  mkdirSync(dataDir, { mode: 0o700 })
  await createKeyring({ path: join(dataDir, 'keyring'), unlockSecret })
  const clock = testClock()
  const deps: Deps = {
    db: openDatabase(join(dataDir, 'portal.db')),
    vault: await openVault({ dataDir, unlockSecret }),
    clock,
    config: readConfig({ flags: { data: dataDir, ...flags }, environment: {}, directory: dir }).config,
    origin: ORIGIN,
    log: () => {},
    assets: loadAssets(),
    wake: () => {},
  }
  deps.db.transaction(() =>
    createFirm(deps, {
      name: 'Tremblay Okafor',
      province: 'QC',
      timeZone: 'America/Toronto',
      languages: ['en', 'fr'],
    }),
  )()
  const portal = createPortal(deps)
  return {
    ...portal,
    deps,
    dir,
    dataDir,
    clock,
    unlockSecret,
    person: (someone: Someone) => makePerson(deps, portal.fetch, someone),
    matter: (options?: MatterOptions) => makeMatter(deps, options),
    join: (matterId: string, person: { id: string }, role: MatterRole, options?: JoinOptions) =>
      joinMatter(deps, matterId, person.id, role, options),
    stranger: requester(portal.fetch, null),
    /** The portal started again on the same data, with nothing left in memory; `as` is somebody's session there. */
    restarted: (changes: Partial<Deps> = {}) => restart({ ...deps, ...changes }, { dataDir, unlockSecret }),
    stop: () => {
      deps.db.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function restart(deps: Deps, keys: Parameters<typeof openVault>[0]) {
  const again = createPortal({ ...deps, vault: await openVault(keys) })
  return { as: ({ token }: { token: string }) => requester(again.fetch, token) }
}
export type TestPortal = Awaited<ReturnType<typeof startPortal>>

function requester(fetch: TestFetch, token: string | null) {
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    withLength(headers, init.body)
    headers.set('host', new URL(ORIGIN).host)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    if (token) headers.set('cookie', `${SESSION_COOKIE}=${token}`)
    return fetch(new Request(`${ORIGIN}${path}`, { redirect: 'manual', ...init, headers }))
  }
  return {
    fetch: send,
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string | string[]> = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        ),
      )
      return send(path, { method: 'POST', body })
    },
  }
}

/** A connection says how long a form is; what is sent in octets or as a stream is left as it is. */
export function withLength(headers: Headers, body: RequestInit['body']): Headers {
  const isText = typeof body === 'string' || body instanceof URLSearchParams
  if (headers.has('content-length') || headers.has('transfer-encoding')) return headers
  if (isText) headers.set('content-length', String(Buffer.byteLength(String(body))))
  if (body instanceof FormData) headers.set('content-length', String(sizeOf(body)))
  return headers
}

/** Without the framing. */
function sizeOf(form: FormData): number {
  return [...form.values()].reduce((sum, value) => sum + new Blob([value]).size, 0)
}

type TestFetch = (request: Request) => Promise<Response>

/** "Émilie Roy" → "emilie.roy" */
function mailboxOf(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '')
}

/** Adds somebody who is signed in with a passkey that was made up; ceremonies have tests of their own. */
function makePerson(deps: Deps, fetch: TestFetch, someone: Someone): TestPerson {
  const { name, kind = 'staff', language = 'en' } = someone
  const email = someone.email ?? `${mailboxOf(name)}@example.test`
  const firmRole = kind === 'staff' ? (someone.firmRole ?? 'lawyer') : null
  return deps.db.transaction(() => {
    const id = addPerson(deps, SYSTEM, { kind, firmRole, name, email, language })
    const passkeyId = insertTestPasskey(deps, id)
    const token = startSession(deps, { personId: id, passkeyId, device: 'Test browser', from: 'local' })
    return { id, name, email, token, ...requester(fetch, token) }
  })()
}

function insertTestPasskey({ db, vault, clock }: Deps, personId: string): string {
  const id = Bun.randomUUIDv7()
  db.query(`insert into passkeys (id, person_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
    values ($id, $personId, $id, $publicKey, 0, '[]', 0, $name, $at)`).run({
    id,
    personId,
    publicKey: new Uint8Array(1),
    name: vault.firm.seal('passkeys.name', id, 'Test passkey'),
    at: timestamp(clock),
  })
  return id
}

type MatterOptions = { title?: string; clientTitle?: string; responsible?: { id: string }; number?: string }

/** A matter written straight to the database, for tests of what happens inside one. */
async function makeMatter({ db, vault, clock }: Deps, options: MatterOptions = {}): Promise<string> {
  const id = Bun.randomUUIDv7()
  await vault.createMatterKeys([id])
  const key = vault.matter(id)
  const responsible =
    options.responsible?.id ??
    db.query<{ id: string }, []>(`select id from persons where kind = 'staff' limit 1`).get()?.id
  if (!responsible) throw new Error('make a staff person first')
  db.query(`
    insert into matters (id, number, internal_title, client_title_en, client_title_fr, practice_area, province,
      responsible_id, created_at, updated_at)
    values ($id, $number, $internal, $en, $fr, 'family', 'QC', $responsible, $at, $at)`).run({
    id,
    number: options.number ?? `T-${id.slice(-8)}`,
    internal: key.seal('matters.internal_title', id, options.title ?? 'Gagnon separation'),
    en: key.seal('matters.client_title_en', id, options.clientTitle ?? 'Your separation'),
    fr: key.seal('matters.client_title_fr', id, options.clientTitle ?? 'Votre séparation'),
    responsible,
    at: timestamp(clock),
  })
  return id
}

type JoinOptions = { levels?: Partial<Levels>; startsAt?: string; endsAt?: string }

function joinMatter(
  { db, clock }: Deps,
  matterId: string,
  personId: string,
  role: MatterRole,
  options: JoinOptions = {},
) {
  const outside = role === 'co-counsel' || role === 'third-party'
  db.query(`
    insert into matter_members (id, matter_id, person_id, role, documents, messages, status, calendar, tasks, billing,
      members, starts_at, ends_at, created_at)
    values ($id, $matterId, $personId, $role, $documents, $messages, $status, $calendar, $tasks, $billing, $members,
      $startsAt, $endsAt, $at)`).run({
    id: Bun.randomUUIDv7(),
    matterId,
    personId,
    role,
    ...fromLevels({ ...ROLE_TEMPLATES[role], ...options.levels }),
    startsAt: options.startsAt ?? timestamp(clock),
    endsAt: options.endsAt ?? (outside ? '2026-05-01T00:00:00.000Z' : null),
    at: timestamp(clock),
  })
}
