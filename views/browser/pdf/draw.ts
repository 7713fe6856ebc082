import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'

/** A phone refuses larger canvases, or shows them white. */
const MOST_PIXELS = 12_000_000
const wanted = new WeakMap<HTMLElement, object>()

/** Draws a page into its place, with its text above it, unseen but read aloud and selectable. */
export async function drawPage(pdf: PDFDocumentProxy, place: HTMLElement): Promise<void> {
  if (place.firstChild) return
  const drawing = {}
  wanted.set(place, drawing)
  const isWanted = () => wanted.get(place) === drawing
  const page = await pdf.getPage(Number(place.dataset.page))
  if (!isWanted() || place.firstChild) return
  const plain = page.getViewport({ scale: 1 })
  place.style.aspectRatio = `${plain.width} / ${plain.height}`
  const scale = place.clientWidth / plain.width
  const canvas = document.createElement('canvas')
  place.replaceChildren(canvas)
  await paint(page, canvas, scale)
  if (isWanted()) await layText(page, place, scale)
}

export function erasePage(place: HTMLElement): void {
  wanted.delete(place)
  // Safari keeps the memory of a canvas that is only taken out
  for (const canvas of place.querySelectorAll('canvas')) canvas.width = canvas.height = 0
  place.replaceChildren()
}

async function paint(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): Promise<void> {
  const { width, height } = page.getViewport({ scale })
  const sharp = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)))
  const viewport = page.getViewport({ scale: scale * sharp })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  canvas.setAttribute('aria-hidden', 'true')
  await page.render({ canvas, viewport }).promise
}

async function layText(page: PDFPageProxy, place: HTMLElement, scale: number): Promise<void> {
  const container = document.createElement('div')
  container.className = 'pdf-text'
  container.style.setProperty('--total-scale-factor', String(scale))
  place.append(container)
  const viewport = page.getViewport({ scale })
  await new TextLayer({ textContentSource: page.streamTextContent(), container, viewport }).render()
}
