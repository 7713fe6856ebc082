import { afterAll, expect, test } from 'bun:test'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer', firmRole: 'lawyer' })
const other = portal.person({ name: 'Otto Other', firmRole: 'lawyer' })
const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant', language: 'fr' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })

const form = (fields: Record<string, string | string[]> = {}) => ({
  number: '2026-0042',
  internalTitle: 'Bélanger separation',
  clientTitleEn: 'Your separation',
  clientTitleFr: 'Votre séparation',
  practiceArea: 'family',
  province: 'QC',
  responsible: lawyer.id,
  ...fields,
})
const opened = async (fields: Record<string, string | string[]>, by = lawyer) => {
  const response = await by.post('/firm/matters', form(fields))
  expect(response.status).toBe(303)
  return (response.headers.get('location') ?? '').replace('/firm/matters/', '')
}
const html = async (response: Response | Promise<Response>) => (await response).text()

test('staff are told that a client would read the title in the other language', async () => {
  const missing = 'There is no English title yet: Zoé Bélanger'
  const titled = await opened({ number: 'L-1', client: [client.id] })
  expect(await html(lawyer.get(`/firm/matters/${titled}`))).not.toContain(missing)
  const untitled = await opened({ number: 'L-2', client: [client.id], clientTitleEn: '' })
  expect(await html(lawyer.get(`/firm/matters/${untitled}`))).toContain(missing)
})

test('a new matter has its people, its event and a page', async () => {
  const id = await opened({ client: [client.id] }, assistant)
  const page = await html(lawyer.get(`/firm/matters/${id}`))
  expect(page).toContain('Bélanger separation')
  expect(page).toContain('Zoé Bélanger')
  expect(page).toContain('opened the matter')
  const roles = portal.deps.db
    .query<{ role: string }, [string]>('select role from matter_members where matter_id = ? order by role')
    .all(id)
  expect(roles.map(({ role }) => role)).toEqual(['assistant', 'client', 'responsible-lawyer'])
  expect((await client.get(`/portal/matters/${id}`)).status).not.toBe(303)
  for (const nobody of [other, bookkeeper]) expect((await nobody.get(`/firm/matters/${id}`)).status).toBe(404)
})

test('the next number follows the firm’s pattern and the numbers in use', async () => {
  await opened({ number: '2026-0107' })
  expect(await html(lawyer.get('/firm/matters/new'))).toContain('value="2026-0108"')
})

test('a number in use is refused beside its field, whatever its case, and what was typed stays', async () => {
  await opened({ number: 'Abc-1' })
  const response = await lawyer.post('/firm/matters', form({ number: 'aBC-1', internalTitle: 'Kept words' }))
  expect(response.status).toBe(422)
  const page = await response.text()
  expect(page).toContain('id="error-number"')
  expect(page).toContain('The number aBC-1 is in use')
  expect(page).toContain('value="Kept words"')
})

test('of two who open a matter with one number, one gets it', async () => {
  const responses = await Promise.all(
    [lawyer, other, owner, assistant].map((who) => who.post('/firm/matters', form({ number: 'RACE-7' }))),
  )
  expect(responses.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422])
})

for (const [field, value] of [
  ['number', '../x'],
  ['number', ''],
  ['number', 'x'.repeat(33)],
  ['internalTitle', ' \u202e '],
  ['internalTitle', 'x'.repeat(201)],
  ['practiceArea', 'sorcery'],
  ['province', 'XX'],
  ['responsible', 'nobody'],
  ['client', 'nobody'],
] as const)
  test(`a matter whose ${field} is ${JSON.stringify(value.slice(0, 12))} is refused beside that field`, async () => {
    const response = await lawyer.post('/firm/matters', form({ number: 'REFUSED-1', [field]: value }))
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(
      field === 'client' ? 'no longer an active client' : `error-${field}`,
    )
  })

test('neither client title is refused; only one is enough', async () => {
  const none = await lawyer.post(
    '/firm/matters',
    form({ number: 'T-0', clientTitleEn: '', clientTitleFr: '' }),
  )
  expect(await none.text()).toContain('id="error-clientTitleEn"')
  await opened({ number: 'T-1', clientTitleEn: '' })
})

test('a client cannot be made responsible, nor a bookkeeper', async () => {
  for (const { id } of [client, bookkeeper])
    expect((await lawyer.post('/firm/matters', form({ number: 'R-1', responsible: id }))).status).toBe(422)
})

test('a bookkeeper opens no matter', async () => {
  expect((await bookkeeper.get('/firm/matters/new')).status).toBe(404)
  expect((await bookkeeper.post('/firm/matters', form({ number: 'B-1' }))).status).toBe(404)
})

test('a stranger is sent to sign in', async () => {
  for (const path of ['/firm/matters', '/firm/matters/new']) {
    const response = await portal.stranger.get(path)
    expect(response.headers.get('location')).toStartWith('/sign-in')
  }
})

test('clients are found without accents, and chosen ones stay chosen', async () => {
  const second = portal.person({ name: 'Gérald Œuvrard', kind: 'client' })
  const page = await html(
    lawyer.post('/firm/matters', form({ find: 'yes', clientSearch: 'GERALD oeuvr', client: [client.id] })),
  )
  expect(page).toContain('Gérald Œuvrard')
  expect(page).toMatch(new RegExp(`value="${client.id}"[^>]*checked|checked[^>]*value="${client.id}"`))
  expect(page).toMatch(new RegExp(`value="${second.id}"`))
  expect(page).toContain('value="2026-0042"')
})

test('the list finds by number, title and client’s name, without accents, and follows changes', async () => {
  const id = await opened({ number: 'FIND-1', internalTitle: 'Éléphant noir', client: [client.id] })
  const found = async (q: string, who = lawyer) =>
    (await html(who.get(`/firm/matters?q=${encodeURIComponent(q)}`))).includes(`/firm/matters/${id}"`)
  expect(await found('find-1')).toBe(true)
  expect(await found('elephant')).toBe(true)
  expect(await found('zoe NOIR')).toBe(true)
  expect(await found('elephant blanc')).toBe(false)
  expect(await found('elephant', other)).toBe(false)
  expect(await found('elephant', owner)).toBe(true)
  await lawyer.post(`/firm/matters/${id}`, form({ number: 'FIND-1', internalTitle: 'Girafe' }))
  expect(await found('elephant')).toBe(false)
  expect(await found('girafe')).toBe(true)
})

test('counts are of what one may enter', async () => {
  expect(await html(bookkeeper.get('/firm/matters'))).toContain('No matter yet')
  const matterId = await portal.matter({ responsible: lawyer, number: 'COUNT-1' })
  portal.join(matterId, bookkeeper, 'bookkeeper')
  expect(await html(bookkeeper.get('/firm/matters'))).toContain('1\u00a0matter<')
  expect(await html(bookkeeper.get('/firm/matters?q=belanger'))).toContain('0\u00a0matters')
})

test('the list sorts by title as people do, and narrows by each filter', async () => {
  const own = portal.person({ name: 'Solo Sorter', firmRole: 'lawyer' })
  const make = (number: string, internalTitle: string, practiceArea: string) =>
    opened({ number, internalTitle, practiceArea, responsible: own.id }, own)
  const ids = {
    zebra: await make('S-1', 'Zèbre', 'tax'),
    eagle: await make('S-2', 'école 10', 'family'),
    early: await make('S-3', 'Ecole 9', 'family'),
  }
  const order = async (query: string) =>
    [...(await html(own.get(`/firm/matters?${query}`))).matchAll(/\/firm\/matters\/([0-9a-f-]{36})"/g)].map(
      ([, id]) => id ?? '',
    )
  expect(await order('sort=title')).toEqual([ids.early, ids.eagle, ids.zebra])
  expect(await order('sort=-title')).toEqual([ids.zebra, ids.eagle, ids.early])
  expect(await order('sort=-number')).toEqual([ids.early, ids.eagle, ids.zebra])
  expect(await order('area=tax')).toEqual([ids.zebra])
  expect(await order(`responsible=${lawyer.id}`)).toEqual([])
  await own.post(`/firm/matters/${ids.eagle}/status`, { status: 'on-hold' })
  expect(await order('status=on-hold')).toEqual([ids.eagle])
  expect(await order('sort=nonsense&page=99')).toHaveLength(3)
})

test('the last activity comes first, and reading by the firm is none', async () => {
  const own = portal.person({ name: 'Rita Recent', firmRole: 'lawyer' })
  const first = await opened({ number: 'A-1', responsible: own.id }, own)
  portal.clock.forward(1000)
  const second = await opened({ number: 'A-2', responsible: own.id }, own)
  const firstInList = async () =>
    /\/firm\/matters\/([0-9a-f-]{36})"/.exec(await html(own.get('/firm/matters')))?.[1]
  expect(await firstInList()).toBe(second)
  portal.clock.forward(1000)
  await own.post(`/firm/matters/${first}`, form({ number: 'A-1', internalTitle: 'Changed' }))
  expect(await firstInList()).toBe(first)
})

test('editing says what changed; changing nothing says nothing', async () => {
  const id = await opened({ number: 'E-1' })
  const same = await lawyer.post(`/firm/matters/${id}`, form({ number: 'E-1' }))
  expect(same.status).toBe(303)
  expect(await html(lawyer.get(`/firm/matters/${id}`))).not.toContain('changed the matter')
  await lawyer.post(`/firm/matters/${id}`, form({ number: 'E-2', province: 'ON' }))
  const page = await html(lawyer.get(`/firm/matters/${id}`))
  expect(page).toContain('changed the matter: number and province')
  expect((await other.post(`/firm/matters/${id}`, form({ number: 'E-3' }))).status).toBe(404)
})

test('the status is a word for lists: nobody closes a matter by choosing it', async () => {
  const id = await opened({ number: 'C-1' })
  expect((await lawyer.post(`/firm/matters/${id}/status`, { status: 'closed' })).status).toBe(422)
  expect(
    (await lawyer.post(`/firm/matters/${id}/status`, { status: 'on-hold' })).headers.get('location'),
  ).toBe(`/firm/matters/${id}`)
  expect(await html(lawyer.get(`/firm/matters/${id}`))).toContain('This matter is on hold.')
})

test('T18 hostile text in every field is only text', async () => {
  const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e'`
  const id = await opened({ number: 'X-1', internalTitle: evil, clientTitleEn: evil, clientTitleFr: evil })
  for (const path of [`/firm/matters/${id}`, `/firm/matters/${id}/edit`, '/firm/matters?sort=title']) {
    const page = await html(lawyer.get(path))
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toMatch(/<img src=x|<script>alert|\u202e/)
  }
  const search = await html(
    lawyer.get(`/firm/matters?q=${encodeURIComponent(evil)}&status=${encodeURIComponent(evil)}`),
  )
  expect(search).not.toMatch(/<img src=x|<script>alert/)
  const again = await html(
    lawyer.post('/firm/matters', { number: evil, clientSearch: evil, internalTitle: evil }),
  )
  expect(again).not.toMatch(/<img src=x|<script>alert/)
})

test('T20 odd bodies are refused and pollute nothing', async () => {
  const send = (body: string) =>
    lawyer.fetch('/firm/matters', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const doubled = await send('number=A&number=B&internalTitle=x')
  expect(doubled.status).toBe(422)
  const polluting = await send('__proto__[polluted]=yes&constructor.prototype.polluted=yes&number=!')
  expect(polluting.status).toBe(422)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test('in French, the same pages are French', async () => {
  const page = await html(assistant.get('/firm/matters'))
  expect(page).toContain('<html lang="fr-CA"')
  expect(page).toContain('Dernière activité')
  expect(await html(assistant.get('/firm/matters/new'))).toContain('Juriste responsable')
})
