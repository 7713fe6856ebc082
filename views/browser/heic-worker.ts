// heic-to's own worker starts from a blob, which our policy forbids; this is the same decoder from our origin.
import buildLibheif from '../../node_modules/heic-to/src/lib/libheif-without-unsafe-eval.js'

type Picture = {
  get_width(): number
  get_height(): number
  display(into: ImageData, done: (shown: ImageData | null) => void): void
  free(): void
}
type Libheif = { HeifDecoder: new () => { decode(bytes: ArrayBuffer): Picture[] } }

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  decode(data).then(
    (picture) => postMessage(picture),
    (error) => postMessage(String(error)),
  )
})

/** The first picture of the file, as wide and high as it is. */
async function decode(bytes: ArrayBuffer): Promise<ImageData> {
  const libheif: Libheif = buildLibheif()
  const [picture] = new libheif.HeifDecoder().decode(bytes)
  if (!picture) throw new Error('there is no picture in this file')
  const into = new ImageData(picture.get_width(), picture.get_height())
  return new Promise((resolve, reject) => {
    picture.display(into, (shown) => (shown ? resolve(shown) : reject(new Error('the picture is damaged'))))
  })
}
