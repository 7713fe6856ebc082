/** A HEIC picture, which only Apple's browsers show by themselves: read in a worker, painted here. */
for (const viewer of document.querySelectorAll<HTMLElement>('[data-heic]')) void show(viewer)

async function show(viewer: HTMLElement): Promise<void> {
  const { src = '', worker = '', alt = '', failed = '' } = viewer.dataset
  try {
    const response = await fetch(src)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const picture = await decode(worker, await response.arrayBuffer())
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.putImageData(picture, 0, 0)
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', alt)
    viewer.replaceChildren(canvas)
  } catch {
    const status = viewer.querySelector('[role=status]')
    if (status) status.textContent = failed
  }
}

function decode(url: string, bytes: ArrayBuffer): Promise<ImageData> {
  const worker = new Worker(url, { type: 'module' })
  return new Promise<ImageData>((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data instanceof ImageData ? resolve(data) : reject(new Error(String(data)))
    worker.onerror = reject
    worker.postMessage(bytes, [bytes])
  }).finally(() => worker.terminate())
}
