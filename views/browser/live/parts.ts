type Context = { sourceElement?: Element; text?: string; response?: { status: number } }
type HtmxEvent = CustomEvent<{ ctx?: Context }>

/** One act changes several things, and a busy firm many: a page fetches itself once in this time at most. */
const BETWEEN = 1000
/** Not every page in the same moment. */
const SPREAD = 200
/** When a part in which somebody was writing is tried again. */
const AGAIN = 3000

let waiting = new Set<string>()
let isWaiting = false
let lastTold = 0

/** Says on `body` that these parts have changed; `LivePart` listens there. */
export function tell(parts: readonly string[]): void {
  for (const part of parts) waiting.add(`${part}-changed`)
  dispatchIn(Math.max(0, lastTold + BETWEEN - Date.now()))
}

/** After a silence, nobody knows what was missed. */
export function refreshAll(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]'))
    if (part.dataset.live) waiting.add(part.dataset.live)
  dispatchIn(0)
}

function dispatchIn(milliseconds: number): void {
  if (isWaiting) return
  isWaiting = true
  setTimeout(dispatch, milliseconds + Math.random() * SPREAD)
}

function dispatch(): void {
  const busy = namesOfBusyParts()
  const names = waiting.difference(busy)
  waiting = waiting.intersection(busy)
  isWaiting = false
  lastTold = Date.now()
  if (waiting.size > 0) dispatchIn(AGAIN)
  for (const name of gathered(names)) document.body.dispatchEvent(new Event(name))
}

/** A part that came anew would close the form that somebody has opened in it, or take the field from under their hands. */
function namesOfBusyParts(): Set<string> {
  const field = document.activeElement?.matches('input, textarea, select') ? document.activeElement : null
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]')]
  const busy = parts.filter((part) => part.contains(field) || part.querySelector('details[open] form'))
  return new Set(busy.map(({ dataset }) => dataset.live ?? ''))
}

/** Parts of one address come with the first of them, in one answer. */
function gathered(names: Set<string>): Set<string> {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]')]
  const changed = parts.filter(({ dataset }) => names.has(dataset.live ?? ''))
  const leaders = new Map<string, HTMLElement>()
  for (const part of changed) {
    const address = part.getAttribute('hx-get') ?? ''
    const leader = leaders.get(address)
    if (!leader) leaders.set(address, part)
    else if (part.dataset.live !== leader.dataset.live) join(leader, part)
  }
  const led = new Set([...leaders.values()].map(({ dataset }) => dataset.live))
  const others = changed.filter(({ dataset }) => !led.has(dataset.live))
  return names.difference(new Set(others.map(({ dataset }) => dataset.live ?? '')))
}

/** The answer's part replaces the leader, and with it goes this attribute. */
function join(leader: HTMLElement, part: HTMLElement): void {
  const joined = leader.getAttribute('hx-select-oob')
  leader.setAttribute('hx-select-oob', `${joined ? `${joined},` : ''}#${part.id}:outerMorph`)
}

/** A part that its reader may not have any more goes, and the page says so calmly. */
export function followChanges(): void {
  document.addEventListener('htmx:finally:request', (event) => {
    const { sourceElement, response, text = '' } = (event as HtmxEvent).detail.ctx ?? {}
    if (!sourceElement?.hasAttribute('data-live') || !response) return
    const parts = [sourceElement, ...joinedTo(sourceElement)]
    if (response.status === 200) removeMissing(parts, text)
    else if (response.status === 401) leave(parts, 'ended')
    else if ([403, 404, 410].includes(response.status)) leave(parts, 'changed')
  })
}

function joinedTo(leader: Element): Element[] {
  const ids = (leader.getAttribute('hx-select-oob') ?? '').matchAll(/#([^:,]+):/g)
  return [...ids].flatMap(([, id = '']) => document.getElementById(id) ?? [])
}

/** Where the page is still theirs, and this part of it is not. */
function removeMissing(parts: readonly Element[], text: string): void {
  for (const part of parts) if (!text.includes(`id="${part.id}"`)) part.remove()
}

function leave(parts: readonly Element[], why: 'changed' | 'ended'): void {
  const place = document.querySelector<HTMLElement>('#page-changed')
  if (place && !place.textContent) place.textContent = place.dataset[why] ?? ''
  for (const part of parts) part.remove()
}
