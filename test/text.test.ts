import { expect, test } from 'bun:test'
import { catalogues } from '../views/text/catalogue.ts'

type Sentence = { key: string; text: string }

/** Every sentence with its dotted key; functions are called with stand-ins so that their words are seen too. */
function sentencesOf(node: unknown, key = ''): Sentence[] {
  if (typeof node === 'string') return [{ key, text: node }]
  if (typeof node === 'function') return [{ key, text: spoken(node as (...args: unknown[]) => string) }]
  return Object.entries(node as object).flatMap(([name, value]) =>
    sentencesOf(value, key ? `${key}.${name}` : name),
  )
}

function spoken(sentence: (...args: unknown[]) => string): string {
  for (const stand of [3, '§', ['§']])
    try {
      return sentence(...Array<unknown>(Math.max(sentence.length, 4)).fill(stand))
    } catch {}
  throw new Error(`no stand-in suits ${sentence}`)
}

const en = sentencesOf(catalogues.en)
const fr = sentencesOf(catalogues.fr)

/** Words that are the same in both languages. */
const SAME_IN_BOTH = new Set([
  'calendar.changedBy',
  'calendar.dates',
  'calendar.datesColumn',
  ...['stages.move.items', 'stages.form.item', 'stages.form.itemTitle', 'updates.staff.by', 'news.when'],
  ...['layout.messages', 'notes.body'],
  ...['news.kinds.document', 'news.kinds.message', 'news.kinds.event'],
  ...[
    'asked.requests',
    'requests.pages.page',
    'requests.staff.items',
    'requests.staff.item',
    'requests.staff.itemTitle',
  ],
  'retention.rules.source',
  'retention.rules.canada',
  'binder.count',
  'witnesses.removeWhom',
  'binder.document',
  'destruction.title',
  'destruction.link',
  'destruction.list.documents',
  'documents.count',
  'documents.document',
  'documents.date',
  'documents.version',
  'documents.versions',
  'documents.versionTitle',
  'documents.sha256',
  'preview.page',
  'recovery.documentCount',
  'recovery.version',
  'preview.pageLabel',
  'shares.file',
  'shares.version',
  'components.notice.danger',
  'components.pages',
  'components.actions',
  'layout.menu',
  'events.documents',
  'events.roles.client',
  'events.fields.province',
  'events.fields.logo',
  'matters.create.clients',
  'binder.chapters.messages',
  'binder.chapters.calendar',
  'matters.tabs.documents',
  'matters.tabs.messages',
  'matters.tabs.notes',
  'library.kinds.article',
  'messages.title',
  'messages.count',
  'messages.body',
  'members.kinds.client',
  'members.sections.documents',
  'members.sections.messages',
  'overview.kinds.client',
  'people.kinds.client',
  'retention.rules.canada',
  ...[
    'asked.requests',
    'requests.pages.page',
    'requests.staff.items',
    'requests.staff.item',
    'requests.staff.itemTitle',
  ],
  'retention.rules.source',
  'matters.practiceAreas.immigration',
  'provinces.AB',
  'provinces.MB',
  'provinces.NU',
  'provinces.ON',
  'provinces.QC',
  'provinces.SK',
  'provinces.YT',
  'library.kinds.article',
  'matters.tabs.messages',
  'matters.tabs.notes',
  'search.groups.documents',
  'search.groups.dates',
  'search.groups.messages',
  'layout.messages',
  'notes.body',
  'messages.title',
  'messages.count',
  'messages.body',
])

test('both languages have the same keys, and many', () => {
  expect(fr.map(({ key }) => key).sort()).toEqual(en.map(({ key }) => key).sort())
  expect(en.length).toBeGreaterThan(50)
})
test('no sentence is empty', () =>
  expect([...en, ...fr].filter(({ text }) => text.trim() === '')).toEqual([]))
test('no French sentence was left in English', () => {
  const english = new Map(en.map(({ key, text }) => [key, text]))
  expect(
    fr.filter(({ key, text }) => text === english.get(key) && !SAME_IN_BOTH.has(key)).map(({ key }) => key),
  ).toEqual([])
})
test('apostrophes are typographic in both languages', () =>
  expect([...en, ...fr].filter(({ text }) => text.includes("'"))).toEqual([]))
test('French puts a narrow no-break space before ; : ! ? and inside « »', () =>
  expect(fr.filter(({ text }) => /(?<![\u202f])[;:!?](?=\s|$)|«(?!\u202f)|(?<!\u202f)»/.test(text))).toEqual(
    [],
  ))
