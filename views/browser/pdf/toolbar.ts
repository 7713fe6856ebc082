import type { Pages } from './pages.ts'

const ZOOMS = [0.75, 1, 1.25, 1.5, 2, 3]

/** The bar above a PDF, and the keys for it while the PDF has the focus. */
export function listenToToolbar(viewer: HTMLElement, pages: Pages): void {
  const field = viewer.querySelector<HTMLInputElement>('[data-pdf-page]')
  const acts: Record<string, () => void> = {
    previous: () => pages.goTo(pages.current() - 1),
    next: () => pages.goTo(pages.current() + 1),
    smaller: () => zoomBy(pages, -1),
    larger: () => zoomBy(pages, 1),
  }
  const show = () => {
    if (field && document.activeElement !== field) field.value = String(pages.current())
    enable(viewer, 'previous', pages.current() > 1)
    enable(viewer, 'next', pages.current() < pages.count)
    enable(viewer, 'smaller', pages.zoom > (ZOOMS[0] ?? 1))
    enable(viewer, 'larger', pages.zoom < (ZOOMS.at(-1) ?? 1))
  }
  for (const button of viewer.querySelectorAll<HTMLElement>('[data-pdf-act]'))
    button.addEventListener('click', () => {
      acts[button.dataset.pdfAct ?? '']?.()
      show()
    })
  field?.addEventListener('change', () => pages.goTo(Number(field.value)))
  if (field) field.max = String(pages.count)
  const count = viewer.querySelector('[data-pdf-count]')
  if (count) count.textContent = (viewer.dataset.of ?? '').replace('{pages}', String(pages.count))
  viewer.querySelector('[role=toolbar]')?.removeAttribute('hidden')
  pages.onTurn(show)
  followWidth(viewer, pages)
  show()
}

function zoomBy(pages: Pages, step: number): void {
  const zoom = ZOOMS[ZOOMS.indexOf(pages.zoom) + step]
  if (zoom) pages.zoom = zoom
}

/** `aria-disabled` and not `disabled`, which would take the focus away from under a finger. */
function enable(viewer: HTMLElement, act: string, isPossible: boolean): void {
  viewer.querySelector(`[data-pdf-act=${act}]`)?.setAttribute('aria-disabled', String(!isPossible))
}

function followWidth(viewer: HTMLElement, pages: Pages): void {
  let width = viewer.clientWidth
  let waiting: ReturnType<typeof setTimeout> | undefined
  new ResizeObserver(() => {
    if (viewer.clientWidth === width) return
    width = viewer.clientWidth
    clearTimeout(waiting)
    waiting = setTimeout(() => pages.redraw(), 150)
  }).observe(viewer)
}
