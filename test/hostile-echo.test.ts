import { expect, test } from 'bun:test'
import { HOSTILE_WORDS, PLAIN_WORDS } from './support/hostile-words.ts'
import { type Page, readPage } from './support/markup.ts'
import { fillPath, routesOf, startWrittenFirm, type WrittenFirm } from './support/written-firm.ts'

const QUERY = [
  ...['q', 'show', 'sort', 'direction', 'done', 'status', 'next', 'person', 'matter', 'from', 'to', 'folder'],
  ...['search', 'role', 'area', 'responsible', 'year', 'lang', 'clientSearch', 'kind'],
]
const FORM = [
  ...['name', 'email', 'phone', 'number', 'internalTitle', 'clientTitleEn', 'clientTitleFr', 'reason'],
  ...['responsible', 'client', 'find', 'person', 'document', 'folder', 'parent', 'start', 'end', 'version'],
  ...[
    'welcomeEn',
    'welcomeFr',
    'pattern',
    'accent',
    'accentSoft',
    'timeZone',
    'back',
    'next',
    'title',
    'note',
  ],
]
/** Fields that the router itself holds to a few values. */
const CHOSEN = { kind: 'client', language: 'fr', mail: 'no' }
/** These end what the test goes on with. */
const ENDINGS = /^\/(sign-out|exit|account\/.*(end|removal)|firm\/.*removal)$/

const ROUNDS = 10
type Sent = { path: string; method: string; body?: URLSearchParams }

/** Each round gives each field another word, so that every word stands in many fields. */
function fieldsWith(names: readonly string[], words: readonly string[], round: number): URLSearchParams {
  const wordFor = (index: number) => words[(index * 7 + round * 4) % words.length] ?? ''
  return new URLSearchParams(names.map((name, index) => [name, wordFor(index)]))
}

/** Words in the query of every page, in every field of every form, and as an address. */
function requestsWith(firm: WrittenFirm, words: readonly string[], round: number): Sent[] {
  const query = fieldsWith(QUERY, words, round)
  const body = fieldsWith(FORM, words, round)
  for (const [name, value] of Object.entries(CHOSEN)) body.set(name, value)
  const nowhere = words.filter((_, index) => index % ROUNDS === round).map((word) => encodeURIComponent(word))
  return [
    ...nowhere
      .flatMap((word) => [`/firm/${word}`, `/portal/${word}`])
      .map((path) => ({ path, method: 'GET' })),
    ...routesOf(firm, 'GET').map(({ path }) => ({ path: `${fillPath(firm, path)}?${query}`, method: 'GET' })),
    ...routesOf(firm, 'POST')
      .filter(({ path }) => !ENDINGS.test(path))
      .map(({ path }) => ({ path: fillPath(firm, path), method: 'POST', body })),
  ]
}

type Answer = { sent: string; page: Page }
async function answersTo(firm: WrittenFirm, words: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const { path, ...init } of requestsWith(firm, words, round)) {
      const reader = path.startsWith('/portal') ? firm.client : firm.owner
      const page = await readPage(reader, path, init)
      if (page) answers.push({ sent: `${init.method} ${path.split('?')[0]} in round ${round}`, page })
    }
  return answers
}

test('T18 what is sent back to whoever sent it is text: in searches, refused forms and error pages', async () => {
  // Firms where little is written: what counts is what is sent.
  const plain = await startWrittenFirm(PLAIN_WORDS.slice(0, 3))
  const known = new Set(
    (await answersTo(plain, PLAIN_WORDS)).flatMap(({ page }) => Object.keys(page.skeleton)),
  )
  plain.portal.stop()
  const firm = await startWrittenFirm(PLAIN_WORDS.slice(0, 3))
  const answers = await answersTo(firm, HOSTILE_WORDS)
  firm.portal.stop()
  for (const { sent, page } of answers) {
    const strange = Object.keys(page.skeleton).filter((kind) => !known.has(kind))
    expect({ sent, strange, faults: page.faults }).toEqual({ sent, strange: [], faults: [] })
  }
  const echoed = answers.filter(({ page }) => /&lt;(script|img|svg|iframe)/.test(page.text))
  expect(echoed.filter(({ page }) => page.status === 422).length).toBeGreaterThan(20)
  expect(echoed.filter(({ page }) => page.status === 200).length).toBeGreaterThan(20)
}, 60_000)
