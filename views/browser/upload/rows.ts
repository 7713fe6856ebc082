import type { Item } from './queue.ts'
import { stateOf, words } from './words.ts'

/** More rows than this would only be scrolled past, and thousands would make the page slow. */
const SHOWN = 30

type Row = { element: HTMLElement; update(item: Item): void }

/** The visible part of the list, one row for each file, in the order they were chosen. */
export function createRows(list: HTMLElement, template: HTMLTemplateElement, more: HTMLElement) {
  const rows = new Map<number, Row>()
  return {
    render(items: readonly Item[]): void {
      const shown = items.length <= SHOWN ? items : mostTelling(items)
      const ids = new Set(shown.map(({ id }) => id))
      for (const [id, { element }] of rows)
        if (!ids.has(id)) {
          leave(element)
          rows.delete(id)
        }
      shown.forEach((item, at) => {
        const row = rows.get(item.id) ?? createRow(template, item)
        rows.set(item.id, row)
        row.update(item)
        if (list.children[at] !== row.element) list.insertBefore(row.element, list.children[at] ?? null)
      })
      more.hidden = shown.length === items.length
      more.textContent = words.more(items.length - shown.length)
    },
    /** The file whose row holds `element`. */
    idAt: (element: Element): number | null => {
      const row = element.closest<HTMLElement>('[data-id]')
      return row ? Number(row.dataset.id) : null
    },
  }
}

/** What is sent now or needs somebody, then what comes next. */
function mostTelling(items: readonly Item[]): Item[] {
  const pressing = items.filter(({ state }) => state === 'sending' || state === 'refused')
  const next = items.filter(({ state }) => state === 'waiting' || state === 'paused')
  const chosen = new Set([
    ...pressing.slice(0, SHOWN),
    ...next.slice(0, Math.max(0, SHOWN - pressing.length)),
  ])
  return items.filter((item) => chosen.has(item))
}

/** The focus is not lost with a row that goes. */
function leave(element: HTMLElement): void {
  const held = element.contains(document.activeElement)
  const neighbour = element.nextElementSibling ?? element.previousElementSibling
  element.remove()
  const heir = neighbour?.querySelector<HTMLElement>('button:not([hidden])')
  if (held) (heir ?? document.querySelector<HTMLElement>('[data-file-drop] input'))?.focus()
}

function createRow(template: HTMLTemplateElement, { id, chosen }: Item): Row {
  const fragment = document.importNode(template.content, true)
  const element = part<HTMLElement>(fragment, 'li')
  const name = part<HTMLElement>(element, '[data-name]')
  const said = part<HTMLElement>(element, '[data-state]')
  const progress = part<HTMLProgressElement>(element, 'progress')
  element.dataset.id = String(id)
  name.textContent = chosen.path || chosen.file.name
  name.title = name.textContent
  progress.setAttribute('aria-label', name.textContent)
  return {
    element,
    update(item) {
      const { state } = item
      if (element.dataset.at !== state) {
        element.dataset.at = state
        labelActs(element, item)
      }
      const text = stateOf(item)
      if (said.textContent !== text) said.textContent = text
      progress.hidden = state === 'done' || state === 'refused'
      progress.value = chosen.file.size ? item.sent / chosen.file.size : 0
    },
  }
}

function labelActs(element: HTMLElement, { state, chosen, problem }: Item): void {
  const act = (name: string, isOffered: boolean, label: string) => {
    const button = part<HTMLButtonElement>(element, `[data-act=${name}]`)
    button.hidden = !isOffered
    button.setAttribute('aria-label', label)
    button.title = label
  }
  const { name } = chosen.file
  const isOver = state === 'done' || state === 'refused'
  act('pause', state === 'waiting' || state === 'sending', words.pause(name))
  act(
    'resume',
    state === 'paused' || (state === 'refused' && problem?.kind !== 'empty'),
    state === 'refused' ? words.again(name) : words.resume(name),
  )
  act('cancel', true, isOver ? words.remove(name) : words.cancel(name))
}

/** The parts are in the panel's own markup (views/uploads/upload-panel.tsx); without them nothing works. */
export function part<T extends Element>(within: ParentNode, selector: string): T {
  const found = within.querySelector<T>(selector)
  if (!found) throw new Error(`the panel has no ${selector}`)
  return found
}
