type Context = { sourceElement?: Element; response?: { status: number } }
type HtmxEvent = CustomEvent<{ ctx?: Context }>

/** One act changes several things, and a busy firm many: a part comes anew once in this time at most. */
const BETWEEN = 1000
/** Not every page in the same moment. */
const SPREAD = 200

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
  const names = waiting
  waiting = new Set()
  isWaiting = false
  lastTold = Date.now()
  for (const name of names) document.body.dispatchEvent(new Event(name))
}

/** A part that its reader may not have any more goes, and the page says so calmly. */
export function followChanges(): void {
  document.addEventListener('htmx:finally:request', (event) => {
    const { sourceElement, response } = (event as HtmxEvent).detail.ctx ?? {}
    if (!sourceElement?.hasAttribute('data-live') || !response) return
    const { status } = response
    if (status === 401) say('ended')
    else if (status === 403 || status === 404 || status === 410) say('changed')
    else return
    sourceElement.remove()
  })
}

function say(key: 'changed' | 'ended'): void {
  const place = document.querySelector<HTMLElement>('#page-changed')
  if (place && !place.textContent) place.textContent = place.dataset[key] ?? ''
}
