import type { PDFDocumentProxy } from 'pdfjs-dist'
import { drawPage, erasePage } from './draw.ts'

export type Pages = {
  readonly count: number
  /** The page at the top of what is shown, from 1. */
  current(): number
  goTo(page: number): void
  zoom: number
  /** Draws anew after a change of zoom or width. */
  redraw(): void
  onTurn(listener: () => void): void
}

/** Kept drawn at once: a phone has memory for a few, and nobody sees more. */
const KEPT = 6

/** Every page gets its place at once, so that nothing jumps; it is drawn when it comes near. */
export async function showPages(viewer: HTMLElement, pdf: PDFDocumentProxy): Promise<Pages> {
  const frame = viewer.querySelector<HTMLElement>('[data-pdf-pages]')
  if (!frame) throw new Error('the page has no place for a PDF')
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 })
  const places = Array.from({ length: pdf.numPages }, (_, i) => makePlace(viewer, i + 1))
  for (const place of places) place.style.aspectRatio = `${first.width} / ${first.height}`
  frame.append(...places)
  let zoom = 1
  setWidth(frame, places, zoom)
  const drawing = drawNear(frame, pdf, places)
  const redraw = () => {
    const page = current(frame, places)
    setWidth(frame, places, zoom)
    goTo(frame, places, page)
    drawing.again()
  }
  return {
    count: pdf.numPages,
    current: () => current(frame, places),
    goTo: (page) => goTo(frame, places, page),
    get zoom() {
      return zoom
    },
    set zoom(value) {
      zoom = value
      redraw()
    },
    redraw,
    onTurn: (listener) => frame.addEventListener('scroll', listener, { passive: true }),
  }
}

function setWidth(frame: HTMLElement, places: readonly HTMLElement[], zoom: number): void {
  const { paddingLeft, paddingRight } = getComputedStyle(frame)
  const room = frame.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  for (const place of places) place.style.inlineSize = `${Math.floor(room * zoom)}px`
}

/** Draws what is shown or about to be, and lets go of what was drawn longest ago. */
function drawNear(frame: HTMLElement, pdf: PDFDocumentProxy, places: readonly HTMLElement[]) {
  let drawn: HTMLElement[] = []
  const near = new IntersectionObserver(
    (entries) => {
      for (const place of entries
        .filter((entry) => entry.isIntersecting)
        .map(({ target }) => target as HTMLElement)) {
        void drawPage(pdf, place)
        drawn = [...drawn.filter((other) => other !== place), place]
      }
      for (const old of drawn.splice(0, Math.max(0, drawn.length - KEPT))) erasePage(old)
    },
    { root: frame, rootMargin: '50% 0px' },
  )
  const observe = () => {
    for (const place of places) near.observe(place)
  }
  observe()
  return {
    again: () => {
      near.disconnect()
      for (const place of drawn.splice(0)) erasePage(place)
      observe()
    },
  }
}

function makePlace({ dataset }: HTMLElement, page: number): HTMLElement {
  const place = document.createElement('section')
  place.className = 'pdf-sheet'
  place.dataset.page = String(page)
  place.setAttribute('aria-label', (dataset.pageLabel ?? '').replace('{page}', String(page)))
  return place
}

function current(frame: HTMLElement, places: readonly HTMLElement[]): number {
  const middle = frame.scrollTop + frame.clientHeight / 2
  const at = places.findIndex((place) => place.offsetTop + place.offsetHeight >= middle)
  return at < 0 ? places.length : at + 1
}

function goTo(frame: HTMLElement, places: readonly HTMLElement[], page: number): void {
  const place = places[Math.min(Math.max(page, 1), places.length) - 1]
  if (place) frame.scrollTop = place.offsetTop - 8
}
