import type { RecoverableDocument } from '../open-matter.ts'
import type { ChosenBackup } from './chosen.ts'
import { saveOne } from './save.ts'
import { both, element, now, type Say } from './words.ts'

/** One document with its folder, date and size, and the button that saves it. */
export function documentRow(document: RecoverableDocument, backup: ChosenBackup): HTMLLIElement {
  const { path, name, number, isCurrent, byteSize, uploadedAt } = document
  const shownName = name ?? now(({ text }) => text.unnamed)
  const folder = path.split('/').slice(0, -1).join(' / ')
  const quiet: Say = ({ text, dateTime, size }) =>
    [folder, isCurrent ? '' : text.version(number), dateTime(uploadedAt), size(byteSize)]
      .filter(Boolean)
      .join(' · ')
  const state = element('span', { class: 'due' })
  state.setAttribute('role', 'status')
  const button = element(
    'button',
    { class: 'button plain small' },
    both(({ text }) => text.save),
  )
  button.type = 'button'
  button.setAttribute(
    'aria-label',
    now(({ text }) => text.saveNamed(shownName)),
  )
  button.addEventListener('click', () => void save())
  const save = async () => {
    button.disabled = true
    state.className = 'due quiet'
    const result = await saveOne(backup, document, (octets) => {
      state.textContent = `${Math.floor((octets / byteSize) * 100)} %`
    })
    button.disabled = false
    show(state, result)
  }
  const title = element('div', { class: 'row-title' }, element('bdi', {}, shownName))
  const what = element('div', { class: 'what' }, title, element('p', { class: 'quiet' }, both(quiet)))
  return element('li', {}, what, state, button)
}

function show(state: HTMLElement, result: Awaited<ReturnType<typeof saveOne>>): void {
  state.replaceChildren()
  if (result === null) return
  state.className = result === 'saved' ? 'due saved' : 'due late'
  state.append(both(({ text }) => (result === 'saved' ? text.doneOne : text.fault[result])))
}
