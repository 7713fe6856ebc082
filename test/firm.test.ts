import { afterAll, expect, test } from 'bun:test'
import { nextNumber, numberPrefix, patternProblem } from '../src/firm/matter-number.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const french = portal.person({ name: 'Océane Owner', firmRole: 'owner', language: 'fr' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })

const SETTINGS = '/firm/settings'
const html = async (response: Response | Promise<Response>) => (await response).text()
const form = (fields: Record<string, string> = {}) => ({
  name: 'Tremblay Okafor',
  province: 'QC',
  timeZone: 'America/Toronto',
  languages: 'en,fr',
  matterNumberPattern: '{year}-{sequence:4}',
  welcomeEn: '',
  welcomeFr: '',
  ...fields,
})
const sendLogo = (who: TestPerson, bytes: Uint8Array | string, name = 'logo.png') => {
  const body = new FormData()
  body.set('logo', new File([bytes as BlobPart], name))
  return who.fetch(`${SETTINGS}/logo`, { method: 'POST', body })
}
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const picture = (width: number, height: number) => new Bun.Image(new Uint8Array(DOT)).resize(width, height)
const logoInPage = async () =>
  /class="firm-logo" src="(\/logo[^"]*)"/.exec(await html(portal.stranger.get('/sign-in')))?.[1] ?? ''

test('an owner changes name, welcome and pattern; what did not change is not told', async () => {
  const changed = await owner.post(
    SETTINGS,
    form({ name: 'Gagnon & Fille', welcomeFr: 'Bonjour.\n\nEntrez.' }),
  )
  expect(changed.status).toBe(303)
  const page = await html(owner.get(SETTINGS))
  expect(page).toContain('Gagnon &amp; Fille')
  expect(page).toContain('Bonjour.\n\nEntrez.')
  const events = () =>
    portal.deps.db
      .query<{ n: number }, []>(`select count(*) as n from events where kind = 'firm.changed'`)
      .get()?.n
  const before = events()
  await owner.post(SETTINGS, form({ name: 'Gagnon & Fille', welcomeFr: 'Bonjour.\n\nEntrez.' }))
  expect(events()).toBe(before)
})

test('clients read the welcome on their first page, in their language or else the other', async () => {
  const marie = portal.person({ name: 'Marie Gagnon', kind: 'client', language: 'fr' })
  const matterId = await portal.matter({ responsible: lawyer })
  for (const { id } of [client, marie]) portal.join(matterId, { id }, 'client')
  await owner.post(SETTINGS, form({ welcomeFr: 'Bonjour <b>vous</b>.\n\nEntrez.' }))
  for (const who of [client, marie]) {
    const page = await html(who.get(`/portal/matters/${matterId}`))
    expect(page).toContain('Bonjour &lt;b&gt;vous&lt;/b&gt;.</p><p>Entrez.')
  }
  await owner.post(SETTINGS, form({ welcomeFr: 'Bonjour.', welcomeEn: 'Good day.' }))
  expect(await html(client.get(`/portal/matters/${matterId}`))).toContain('Good day.')
})

test('only an owner reaches the settings', async () => {
  for (const path of ['', '/colours', '/logo', '/logo/removal']) {
    expect((await lawyer.post(SETTINGS + path, form())).status).toBe(404)
    expect((await portal.stranger.post(SETTINGS + path)).status).toBe(401)
  }
  expect((await lawyer.get(SETTINGS)).status).toBe(404)
  expect((await client.get(SETTINGS)).status).toBe(404)
})

for (const [field, value] of [
  ['name', ' '],
  ['name', 'x'.repeat(121)],
  ['province', 'XX'],
  ['timeZone', 'Mars/Olympus'],
  ['languages', 'constructor'],
  ['matterNumberPattern', '{year}'],
  ['matterNumberPattern', '{sequence}{sequence}'],
  ['matterNumberPattern', '../{sequence}'],
  ['matterNumberPattern', `{sequence}${'x'.repeat(40)}`],
  ['welcomeEn', 'x'.repeat(2001)],
] as const)
  test(`T20 ${field} ${JSON.stringify(value.slice(0, 20))} is refused beside its field`, async () => {
    const response = await owner.post(SETTINGS, form({ [field]: value }))
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`id="error-${field}"`)
  })

test('the pattern makes the next number, in the year, after gaps and beyond its width', () => {
  expect(nextNumber('{year}-{sequence:4}', 2026, ['2026-0009', '2026-x', '2025-9999'])).toBe('2026-0010')
  expect(nextNumber('{year}-{sequence:2}', 2026, ['2026-99'])).toBe('2026-100')
  expect(nextNumber('F{sequence}/{year}', 2026, ['F7/2026', 'F8/2025'])).toBe('F8/2026')
  expect(numberPrefix('F{sequence}/{year}', 2026)).toBe('F')
  expect(patternProblem('{year}-{sequence:4}')).toBeNull()
})

test('a pattern changed is used for the next matter', async () => {
  await owner.post(SETTINGS, form({ matterNumberPattern: 'GF/{year}/{sequence:3}' }))
  expect(await html(owner.get('/firm/matters/new'))).toContain('value="GF/2026/001"')
})

test('a colour that cannot be read is refused with its contrast, in the reader’s language', async () => {
  const pale = { accent: '#ffd27f', accentSoft: '#7a6754' }
  const refused = await owner.post(`${SETTINGS}/colours`, pale)
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('id="error-accent"')
  expect(page).toContain('its contrast is 1.2 to 1')
  expect(await html(french.post(`${SETTINGS}/colours`, pale))).toContain('son contraste est de 1,2 pour 1')
  expect(await html(owner.post(`${SETTINGS}/colours`, { accent: 'red;}', accentSoft: '#7a6754' }))).toContain(
    'id="error-accent"',
  )
})

test('a readable colour is worn by the next page', async () => {
  const changed = await owner.post(`${SETTINGS}/colours`, { accent: '#7A1F2B', accentSoft: '#5a4a2f' })
  expect(changed.status).toBe(303)
  expect(await html(portal.stranger.get('/brand.css'))).toContain('#7a1f2b')
})

test('a PNG is drawn anew, 512 pixels at most, and kept by its content', async () => {
  const sent = await picture(1600, 400).png().bytes()
  expect((await sendLogo(owner, sent)).status).toBe(303)
  const url = await logoInPage()
  const response = await portal.stranger.get(url)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(await new Bun.Image(bytes).metadata()).toMatchObject({ width: 512, height: 128, format: 'png' })
  const etag = response.headers.get('etag') ?? ''
  const again = await portal.stranger.fetch('/logo', { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  expect((await portal.stranger.get('/logo?v=made-up')).headers.get('cache-control')).toBe('no-cache')
})

test('what stands behind a picture is not kept: a JPEG with markup after it loses the markup', async () => {
  const jpeg = await picture(40, 40).jpeg().bytes()
  const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])
  expect((await sendLogo(owner, polyglot, 'logo.html')).status).toBe(303)
  const response = await portal.stranger.get(await logoInPage())
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await response.arrayBuffer()).includes('script')).toBe(false)
})

test('T28 an SVG becomes pixels: no script, no foreign markup, nothing from elsewhere', async () => {
  const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" onload="alert(1)">
    <script>alert(2)</script><image href="file:///etc/passwd" width="9" height="9"/>
    <foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><script>3</script></body></foreignObject>
    <rect width="200" height="100" fill="#1f5f5b"/></svg>`
  expect((await sendLogo(owner, svg, 'logo.svg')).status).toBe(303)
  const response = await portal.stranger.get(await logoInPage())
  expect(response.headers.get('content-type')).toBe('image/png')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(await new Bun.Image(bytes).metadata()).toMatchObject({ width: 512, height: 256, format: 'png' })
})

const entities = [...'bcdefg']
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdef'[i]};`.repeat(10)}">`)
  .join('')
const refused: Record<string, Uint8Array | string> = {
  'no image at all': 'just words',
  'a page': '<html><svg></svg></html>',
  'a GIF': Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
  'a PNG cut short': (await picture(50, 50).png().bytes()).slice(0, 60),
  'a PNG that says it is enormous': (() => {
    const bytes = Buffer.from(DOT)
    bytes.writeUInt32BE(60_000, 16)
    bytes.writeUInt32BE(60_000, 20)
    return new Uint8Array(bytes)
  })(),
  'an SVG of entities': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${entities}]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><desc>&g;</desc></svg>`,
  'an SVG as tall as a tower': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>',
  'an empty file': '',
}
for (const [what, bytes] of Object.entries(refused))
  test(`${what} is refused beside the field, and the logo stays`, async () => {
    const before = await logoInPage()
    const response = await sendLogo(owner, bytes, 'logo.svg')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('id="error-logo"')
    expect(await logoInPage()).toBe(before)
  })

test('a logo taken down leaves the initial', async () => {
  expect((await owner.post(`${SETTINGS}/logo/removal`)).status).toBe(303)
  expect(await logoInPage()).toBe('')
  expect((await portal.stranger.get('/logo')).status).toBe(404)
})

test('T18 hostile text in every field is only text', async () => {
  const evil = '"><script>alert(1)</script>'
  await owner.post(SETTINGS, form({ name: evil, welcomeEn: evil, welcomeFr: evil }))
  for (const page of [await html(owner.get(SETTINGS)), await html(portal.stranger.get('/sign-in'))])
    expect(page).not.toContain('<script>alert')
  const again = await html(
    owner.post(SETTINGS, form({ province: evil, matterNumberPattern: evil, name: evil })),
  )
  expect(again).not.toContain('<script>alert')
})

test('T14 the brand asks for a passkey used in the last five minutes; the name does not', async () => {
  portal.clock.forward(6 * 60_000)
  const colours = { accent: '#1f5f5b', accentSoft: '#7a6754' }
  expect((await owner.post(`${SETTINGS}/colours`, colours)).status).toBe(403)
  expect((await sendLogo(owner, DOT)).headers.get('location')).toStartWith('/verify')
  expect((await owner.post(`${SETTINGS}/logo/removal`)).status).toBe(403)
  expect((await owner.post(SETTINGS, form({ name: 'Plain' }))).status).toBe(303)
  expect(await html(owner.get(SETTINGS))).toContain('asked for your passkey')
})
