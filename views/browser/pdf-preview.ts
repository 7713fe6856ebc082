import { openPdf } from './pdf/open.ts'
import { showPages } from './pdf/pages.ts'
import { listenToToolbar } from './pdf/toolbar.ts'

for (const viewer of document.querySelectorAll<HTMLElement>('[data-pdf]')) void show(viewer)

async function show(viewer: HTMLElement): Promise<void> {
  const status = viewer.querySelector<HTMLElement>('[data-pdf-status]')
  try {
    const pdf = await openPdf(viewer.dataset)
    const pages = await showPages(viewer, pdf)
    status?.remove()
    listenToToolbar(viewer, pages)
  } catch {
    if (status) status.textContent = viewer.dataset.failed ?? ''
  }
}
