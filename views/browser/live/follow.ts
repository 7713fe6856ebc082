import { followChanges, refreshAll, tell } from './parts.ts'
import { listen } from './stream.ts'

const MATTER = /^\/(?:firm|portal)\/matters\/([0-9a-f-]{36})(?:\/|$)/
/** Over HTTP/1.1 a browser has six connections for all its pages of one site, and a hidden one must not hold any. */
const GRACE = usesOldProtocol() ? 0 : 20_000

const matter = MATTER.exec(location.pathname)?.[1]
let ear: ReturnType<typeof listen> | undefined
let leaving: ReturnType<typeof setTimeout> | undefined
let heardBefore = false
let isCrowded = false

/** One listening connection for each page that can change by itself; a page that nobody looks at lets go of it. */
export function followLive(): void {
  followChanges()
  begin()
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leaving)
    if (document.visibilityState === 'visible') beginAnew()
    else leaving = setTimeout(end, GRACE)
  })
  addEventListener('pagehide', end)
  addEventListener('pageshow', beginAnew)
  document.addEventListener('htmx:after:swap', begin)
}

function beginAnew(): void {
  isCrowded = false
  begin()
}

function begin(): void {
  if (ear || isCrowded || document.visibilityState !== 'visible' || !document.querySelector('[data-live]'))
    return
  ear = listen(address(), {
    opened: () => {
      if (heardBefore) refreshAll()
      heardBefore = true
    },
    changed: (change) => {
      if (!matter || change.matter === matter) tell(change.parts)
    },
    /** Too many pages are open: this one listens again when somebody looks at it. */
    crowded: () => {
      end()
      isCrowded = true
    },
    /** There is nothing to listen to any more; fetching says what there is to say. */
    gone: refreshAll,
  })
}

/** A page says when it was made, and is told what happened since. */
function address(): string {
  const since = heardBefore ? '' : (document.body.dataset.made ?? '')
  return `/live?${new URLSearchParams({ ...(matter && { matter }), ...(since && { since }) })}`
}

function end(): void {
  ear?.stop()
  ear = undefined
}

function usesOldProtocol(): boolean {
  const [page] = performance.getEntriesByType('navigation')
  return page instanceof PerformanceNavigationTiming && !/^h[23]/.test(page.nextHopProtocol)
}
