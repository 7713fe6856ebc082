/** The first picture of a HEIC file, read in a worker (`url`) that ends with it. */
export function decodeHeic(url: string, bytes: ArrayBuffer): Promise<ImageData> {
  const worker = new Worker(url, { type: 'module' })
  return new Promise<ImageData>((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data instanceof ImageData ? resolve(data) : reject(new Error(String(data)))
    worker.onerror = reject
    setTimeout(() => reject(new Error('it took too long')), LONGEST)
    worker.postMessage(bytes, [bytes])
  }).finally(() => worker.terminate())
}

const LONGEST = 60_000

export function paint(picture: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.putImageData(picture, 0, 0)
  return canvas
}
