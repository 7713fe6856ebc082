import { afterAll, describe, expect, test } from 'bun:test'
import { endOfRetention, periodsIn } from '../src/retention/period.ts'
import { readRetained } from '../src/retention/read.ts'
import { parseRules, rules } from '../src/retention/rules.ts'
import { HOSTILE_WORDS } from './support/hostile-words.ts'
import { eventsIn, letPasskeysAge, passDays } from './support/passing.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant' })
const stranger = portal.person({ name: 'Sam Stranger' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const day = (text: string) => Temporal.PlainDate.from(text)

describe('M4 the periods', () => {
  test('a verified rule counts, one to be checked never does, and the firm’s own stands instead', () => {
    const years = (province: string, own = {}) =>
      Object.fromEntries(periodsIn(province, own).map((period) => [period.class, period.years]))
    expect(years('QC')).toEqual({ file: 7, financial: 7, identity: null })
    expect(years('ON')).toEqual({ file: null, financial: 10, identity: null })
    expect(years('ON', { file: 15, financial: 3, identity: 6 })).toEqual({
      file: 15,
      financial: 3,
      identity: 6,
    })
    expect(years('YT')).toEqual({ file: null, financial: null, identity: null })
  })

  test('the longest class decides, from the closing or from the end of its fiscal year', () => {
    const end = (province: string, own: Record<string, number>, closedOn = '2026-03-02') =>
      endOfRetention(day(closedOn), periodsIn(province, own))?.toString() ?? null
    expect(end('ON', { file: 6, identity: 6 })).toBe('2037-01-01')
    expect(end('ON', { file: 15, identity: 6 })).toBe('2041-03-03')
    expect(end('ON', { file: 15 })).toBeNull()
    expect(end('QC', { identity: 1 }, '2024-02-29')).toBe('2031-03-01')
  })

  test('every rule names its source, and one that says too little is refused', () => {
    expect(rules.length).toBeGreaterThan(10)
    for (const { source, read } of rules) expect([source.length > 10, read]).toEqual([true, '2026-11'])
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    const rule = {
      id: 'x',
      place: 'ON',
      class: 'file',
      years: 1,
      from: 'closing',
      standing: 'check',
      source: 's',
      read: '2026-11',
    }
    expect(parseRules({ checked: '2026-11-22', rule: [rule] }).rules).toHaveLength(1)
    for (const wrong of [
      { years: 0 },
      { years: 1.5 },
      { place: 'XX' },
      { class: 'wine' },
      { standing: 'sure' },
      { source: 1 },
    ])
      expect(() => parseRules({ checked: '2026-11-22', rule: [{ ...rule, ...wrong }] })).toThrow()
  })
})

async function newMatter(province = 'QC'): Promise<string> {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, assistant, 'assistant')
  portal.join(id, client, 'client')
  portal.deps.db.query('update matters set province = ? where id = ?').run(province, id)
  return id
}
const close = (id: string) => lawyer.post(`/firm/matters/${id}/closure`)
const stateOf = (id: string) => readRetained(portal.deps).find((matter) => matter.id === id)?.retention
const html = async (response: Response | Promise<Response>) => (await response).text()

test('M4 a closed matter is kept until its day, then due; an open one is neither', async () => {
  const id = await newMatter()
  expect(stateOf(id)).toBeUndefined()
  expect((await close(id)).status).toBe(303)
  expect(stateOf(id)).toEqual({ state: 'undecided', until: null })
  const saved = await owner.post('/firm/retention', { file: '', financial: '', identity: '6' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/firm/retention'])
  expect(stateOf(id)).toEqual({ state: 'kept', until: '2033-03-03' })
  const page = await html(owner.get('/firm/retention'))
  expect(page).toContain('Kept until 3 March 2033')
  expect(page).toContain('To check: never applied by itself')
  passDays(portal, 365 * 7 + 2)
  expect(stateOf(id)?.state).toBe('kept')
  passDays(portal, 1)
  expect(stateOf(id)).toEqual({ state: 'due', until: '2033-03-03' })
})

test('M4 a legal hold stops the clock until the last is lifted, and its reason is sealed', async () => {
  const id = await newMatter()
  await close(id)
  passDays(portal, 365 * 8)
  expect(stateOf(id)?.state).toBe('due')
  expect((await lawyer.post(`/firm/matters/${id}/holds`, { reason: 'Quetzal inquiry' })).status).toBe(303)
  expect((await lawyer.post(`/firm/matters/${id}/holds`, { reason: HOSTILE_WORDS[0] ?? '' })).status).toBe(
    303,
  )
  expect(stateOf(id)?.state).toBe('held')
  const page = await html(lawyer.get(`/firm/matters/${id}/retention`))
  expect(page).toContain('Quetzal inquiry')
  expect(page).not.toContain('<script>alert')
  const stored = portal.deps.db.query<{ reason: Uint8Array }, []>('select reason from legal_holds').all()
  expect(stored.some(({ reason }) => Buffer.from(reason).includes('Quetzal'))).toBe(false)
  const lifts = [...page.matchAll(/action="([^"]+\/lifting)"/g)].map(([, action]) => action ?? '')
  expect(lifts).toHaveLength(2)
  await lawyer.post(lifts[0] ?? '')
  expect(stateOf(id)?.state).toBe('held')
  await lawyer.post(lifts[1] ?? '')
  expect(stateOf(id)?.state).toBe('due')
  expect((await lawyer.post(lifts[1] ?? '')).status).toBe(404)
  expect(eventsIn(portal, id, /^hold\./)).toEqual([
    'hold.placed',
    'hold.placed',
    'hold.lifted',
    'hold.lifted',
  ])
})

test('M4 what is typed wrong comes back beside its field', async () => {
  const id = await newMatter()
  for (const file of ['0', '101', '-1', '1.5', 'ten', '1e1']) {
    const refused = await owner.post('/firm/retention', { file, financial: '', identity: '6' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('A whole number of years, 1 to 100')
    expect(page).toContain(`value="${file}"`)
  }
  for (const reason of ['', '   ', 'x'.repeat(501)])
    expect((await lawyer.post(`/firm/matters/${id}/holds`, { reason })).status).toBe(422)
})

test('M4 only owners set periods, only who manages the matter holds it, nobody else sees either', async () => {
  const id = await newMatter()
  for (const who of [lawyer, assistant, stranger, client])
    expect([who.name, (await who.get('/firm/retention')).status]).toEqual([who.name, 404])
  expect((await lawyer.post('/firm/retention', { file: '1' })).status).toBe(404)
  expect((await assistant.get(`/firm/matters/${id}/retention`)).status).toBe(200)
  expect((await assistant.post(`/firm/matters/${id}/holds`, { reason: 'x' })).status).toBe(404)
  for (const who of [stranger, client]) {
    expect((await who.get(`/firm/matters/${id}/retention`)).status).toBe(404)
    expect((await who.post(`/firm/matters/${id}/holds`, { reason: 'x' })).status).toBe(404)
  }
  letPasskeysAge(portal)
  const asked = await owner.post('/firm/retention', { file: '1' })
  expect(asked.status).toBe(403)
  expect(await asked.text()).toContain('/firm/retention')
  passDays(portal, 0)
})

test('M4 a wall hides a closed matter from the list of its owner', async () => {
  const id = await newMatter()
  await close(id)
  expect(await html(owner.get('/firm/retention'))).toContain(id)
  await owner.post(`/firm/matters/${id}/walls`, { person: owner.id, reason: 'Related', sure: 'yes' })
  expect(await html(owner.get('/firm/retention'))).not.toContain(id)
})
