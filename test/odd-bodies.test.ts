import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { PLAIN_WORDS } from './support/hostile-words.ts'
import type { TestPerson } from './support/people.ts'
import { fillPath, startWrittenFirm, type WrittenFirm } from './support/written-firm.ts'

const firm: WrittenFirm = await startWrittenFirm(PLAIN_WORDS.slice(0, 2))
afterAll(() => firm.portal.stop())
const logged: string[] = []
beforeAll(() => {
  firm.portal.deps.log = (level, ...rest) => void (level === 'error' && logged.push(JSON.stringify(rest)))
})

const NAMES = [
  ...['name', 'email', 'number', 'internalTitle', 'clientTitleEn', 'responsible', 'client', 'person', 'role'],
  ...[
    'document',
    'folder',
    'parent',
    'to',
    'version',
    'reason',
    'language',
    'back',
    'next',
    'status',
    'kind',
  ],
  ...['token', 'code', 'response', 'start', 'end', 'documents', 'sure', 'find', 'mail'],
]
const each = (value: unknown) => Object.fromEntries(NAMES.map((name) => [name, value]))
const POLLUTING = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
const form = (body: string) => ({ body, type: 'application/x-www-form-urlencoded' })
const json = (value: unknown) => ({
  body: typeof value === 'string' ? value : JSON.stringify(value),
  type: 'application/json',
})
const twice = NAMES.map((name) => `${name}=a&${name}=b`).join('&')

const BODIES: Record<string, { body: string; type: string }> = {
  'the prototype in a form': form(
    '__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__.polluted=1',
  ),
  'the prototype as a field': form(
    '__proto__=polluted&constructor=polluted&toString=polluted&hasOwnProperty=1',
  ),
  'every field twice': form(twice),
  'fields that look like lists': form(NAMES.map((name) => `${name}[]=a&${name}[0]=b`).join('&')),
  'broken percent signs': form('name=%&email=%zz&person=%ff%fe&reason=%00'),
  'ten thousand fields': form('x=1&'.repeat(10_000)),
  'the prototype in JSON': json(POLLUTING),
  'the prototype in every field of JSON': json(each(JSON.parse(POLLUTING))),
  'lists for strings': json(each(['a', ['b']])),
  'objects for strings': json(each({ $ne: null })),
  'numbers for strings': json(each(1e308)),
  'nulls for strings': json(each(null)),
  'a list': json([1, 2, 3]),
  'a word': json('"word"'),
  'nothing as JSON': json('null'),
  'half of JSON': json('{"name":'),
  'deep JSON': json(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  'a multipart form without a boundary': { body: 'x', type: 'multipart/form-data' },
  'a multipart form that breaks off': {
    body: '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\na',
    type: 'multipart/form-data; boundary=b',
  },
  'a type nobody knows': { body: '\u0000\u0001', type: 'application/x-nothing' },
  'a type that is none': { body: 'name=a', type: ';;;' },
}

/** These end the session that the test goes on with. */
const ENDINGS = new Set(['/sign-out', '/account/other-sessions/end', '/account/sessions/:sessionId/end'])
const routes = firm.portal.app.routes.filter(
  ({ method, path }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && !ENDINGS.has(path),
)

async function send(person: Pick<TestPerson, 'fetch'>, method: string, path: string, kind: string) {
  const { body = '', type = '' } = BODIES[kind] ?? {}
  const response = await person.fetch(path, { method, body, headers: { 'content-type': type } })
  await response.arrayBuffer()
  return { kind, status: response.status, logged: logged.splice(0) }
}

describe('T20 a body that no form makes is refused, and never a failure', () => {
  for (const { method, path } of routes)
    test(`${method} ${path}`, async () => {
      for (const person of [firm.owner, firm.client, firm.portal.stranger])
        for (const kind of Object.keys(BODIES)) {
          const { status, ...rest } = await send(person, method, fillPath(firm, path), kind)
          expect({ ...rest, failed: status >= 500 }).toEqual({ kind, logged: [], failed: false })
        }
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }, 20_000)
})

test('T20 a query that no page makes is no failure either', async () => {
  const query = `__proto__[polluted]=1&__proto__=1&${twice}&page=-1&page=1e99&before=NaN&from=2026-99-99&q=%ff`
  for (const { method, path } of firm.portal.app.routes.filter(({ method }) => method === 'GET'))
    for (const person of [firm.owner, firm.client, firm.portal.stranger]) {
      const response = await person.fetch(`${fillPath(firm, path)}?${query}`, { method })
      await response.arrayBuffer()
      expect({ path, failed: response.status >= 500 }).toEqual({ path, failed: false })
    }
  expect(logged).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
}, 20_000)
