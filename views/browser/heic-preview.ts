import { decodeHeic, paint } from './heic/decode.ts'

/** A HEIC picture, which only Apple's browsers show by themselves: read in a worker, painted here. */
for (const viewer of document.querySelectorAll<HTMLElement>('[data-heic]')) void show(viewer)

async function show(viewer: HTMLElement): Promise<void> {
  const { src = '', worker = '', alt = '', failed = '' } = viewer.dataset
  try {
    const response = await fetch(src)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const canvas = paint(await decodeHeic(worker, await response.arrayBuffer()))
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', alt)
    viewer.replaceChildren(canvas)
  } catch {
    const status = viewer.querySelector('[role=status]')
    if (status) status.textContent = failed
  }
}
