import type { OpenedCopy } from '../../vault/offline/keyring-copy.ts'
import type { OpenedBackup } from '../open-backup.ts'
import type { ChosenBackup } from './chosen.ts'
import { folded } from './folded.ts'
import { type ListedRow, matterRow } from './matter-row.ts'
import { createReader, type MatterReader } from './reader.ts'
import { saveButtons } from './saving.ts'
import { both, byId, element, now, useTimeZone } from './words.ts'

export type Opened = {
  readonly backup: ChosenBackup
  readonly copy: OpenedCopy
  readonly opened: OpenedBackup
}

/** The list of matters and documents, with a search, and what saves them. */
export function showOpened(all: Opened): void {
  const { opened, copy } = all
  useTimeZone(opened.timeZone)
  const reader = createReader(opened.matters, copy)
  const rows = opened.matters.map((matter) => matterRow(matter, { reader, backup: all.backup }))
  const title = element(
    'h2',
    { id: 'result-title' },
    opened.firmName ?? both(({ text }) => text.openedUnnamed),
  )
  title.tabIndex = -1
  const progress = element('p', { class: 'quiet' })
  progress.setAttribute('role', 'status')
  const head = element('div', { class: 'sheet-head' }, title)
  const sheet = element(
    'section',
    { class: 'sheet now' },
    head,
    ...summary(opened),
    ...search(rows, reader),
    progress,
  )
  head.append(...saveButtons({ backup: all.backup, reader, sheet, matters: opened.matters, isWhole: true }))
  byId('opened', HTMLDivElement).replaceChildren(sheet, ...rows.map(({ element: row }) => row))
  title.focus()
  title.scrollIntoView()
  void reader.readAll((n, of) =>
    progress.replaceChildren(...(n < of ? [both(({ text }) => text.reading(n, of))] : [])),
  )
}

function summary({ takenAt, matters, isSigned }: OpenedBackup): HTMLElement[] {
  const documents = matters.reduce((sum, matter) => sum + matter.documents, 0)
  const octets = matters.reduce((sum, { byteSize }) => sum + byteSize, 0)
  const counts = both(({ text, size }) =>
    [text.matterCount(matters.length), text.documentCount(documents), size(octets)].join(', '),
  )
  const state = both(({ text, dateTime }) => text.takenAt(dateTime(takenAt)))
  return [
    element('p', {}, state, ' ', counts),
    isSigned
      ? element(
          'p',
          { class: 'quiet' },
          both(({ text }) => text.signed),
        )
      : element(
          'p',
          { class: 'notice warning plain-words' },
          both(({ text }) => text.unsigned),
        ),
  ]
}

function search(rows: readonly ListedRow[], reader: MatterReader): HTMLElement[] {
  const label = element(
    'label',
    {},
    both(({ text }) => text.search),
  )
  label.htmlFor = 'search'
  const input = element('input', { id: 'search' })
  input.type = 'search'
  input.autocomplete = 'off'
  const none = element('p', { class: 'quiet' })
  const filter = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean)
    const shown = rows.filter((row) => row.filter(words)).length
    none.replaceChildren(...(shown === 0 ? [now(({ text }) => text.nothingFound)] : []))
  }
  input.addEventListener('input', filter)
  reader.onRead(() => input.value !== '' && filter())
  return [element('div', { class: 'field' }, label, input), none]
}
