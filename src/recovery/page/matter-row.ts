import type { ListedMatter } from '../open-backup.ts'
import type { OpenedMatter, RecoverableDocument } from '../open-matter.ts'
import type { ChosenBackup } from './chosen.ts'
import { documentRow } from './document-row.ts'
import { folded } from './folded.ts'
import type { MatterReader } from './reader.ts'
import { saveButtons } from './saving.ts'
import { both, element, type Say } from './words.ts'

export type ListedRow = {
  readonly element: HTMLElement
  /** Shows what has all these words, and says whether anything has. */
  filter(words: readonly string[]): boolean
}

/** How many documents are put on the page at once. */
const SLICE = 200

type Place = { readonly reader: MatterReader; readonly backup: ChosenBackup }

/** A matter that opens to the list of its documents; one that cannot be opened says why. */
export function matterRow(matter: ListedMatter, place: Place): ListedRow {
  const heading = element('span', { class: 'row-title' }, matter.number)
  if (matter.state.kind !== 'live') return closedRow(heading, matter)
  const details = element('details', { class: 'sheet matter' })
  const counts = both(({ text, size }) =>
    matter.documents === 0 ? text.empty : `${text.documentCount(matter.documents)}, ${size(matter.byteSize)}`,
  )
  const summary = element('summary', {}, heading, ' ', element('span', { class: 'quiet' }, counts))
  const list = element('div', { class: 'documents' })
  details.append(summary, list)
  let opened: OpenedMatter | null = null
  let words: readonly string[] = []
  const show = () => opened && fill(list, opened, words, { ...place, matter })
  place.reader.onRead((read) => {
    if (read.id !== matter.id) return
    opened = read
    if (read.title) heading.append(' ', element('bdi', {}, read.title))
    if (details.open) show()
  })
  details.addEventListener('toggle', () => {
    if (details.open) void openNow(place.reader, matter, list, show)
  })
  return {
    element: details,
    filter: (given) => {
      words = given
      const isNamed = given.length > 0 && hasAll(given, matter.number, opened?.title)
      if (isNamed) words = []
      const found = given.length === 0 || isNamed || matching(opened, given).length > 0
      details.hidden = !found
      details.open = found && given.length > 0 && !isNamed
      if (details.open) show()
      return found
    },
  }
}

async function openNow(reader: MatterReader, matter: ListedMatter, list: HTMLElement, show: () => void) {
  if (await reader.read(matter)) return show()
  list.replaceChildren(
    element(
      'p',
      { class: 'late' },
      both(({ text }) => text.damagedKeys),
    ),
  )
}

function closedRow(heading: HTMLElement, { number, state }: ListedMatter): ListedRow {
  const destroyedAt = state.kind === 'destroyed' ? new Date(state.destroyedAt).toISOString() : null
  const say: Say = ({ text, date }) => (destroyedAt ? text.destroyed(date(destroyedAt)) : text.unknown)
  const section = element('section', { class: 'sheet matter closed' }, heading, element('p', {}, both(say)))
  return {
    element: section,
    filter: (words) => {
      section.hidden = !hasAll(words, number)
      return !section.hidden
    },
  }
}

function fill(
  list: HTMLElement,
  opened: OpenedMatter,
  words: readonly string[],
  { matter, ...place }: Place & { matter: ListedMatter },
): void {
  const documents = matching(opened, words)
  const rows = element('ul', { class: 'rows' })
  const more = element('button', { class: 'button quiet small' })
  more.type = 'button'
  const showNext = () => {
    const from = rows.children.length
    rows.append(...documents.slice(from, from + SLICE).map((document) => documentRow(document, place.backup)))
    const left = documents.length - rows.children.length
    more.replaceChildren(both(({ text }) => text.moreDocuments(left)))
    more.hidden = left === 0
  }
  more.addEventListener('click', showNext)
  const actions = element('div', { class: 'toolbar' })
  list.replaceChildren(actions, rows, more)
  if (documents.length > 0)
    actions.append(
      ...saveButtons({ ...place, sheet: list.parentElement ?? list, matters: [matter], isWhole: false }),
    )
  showNext()
}

function matching(opened: OpenedMatter | null, words: readonly string[]): readonly RecoverableDocument[] {
  const documents = opened?.documents ?? []
  return words.length === 0 ? documents : documents.filter(({ path }) => hasAll(words, path))
}

function hasAll(words: readonly string[], ...texts: (string | null | undefined)[]): boolean {
  const text = folded(texts.join(' '))
  return words.every((word) => text.includes(word))
}
