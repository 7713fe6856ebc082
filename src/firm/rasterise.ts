import { initWasm, Resvg } from '@resvg/resvg-wasm'
import renderer from '@resvg/resvg-wasm/index_bg.wasm' with { type: 'file' }

let ready: Promise<void> | undefined

/**
 * Draws an SVG as a PNG `width` pixels wide. What comes out is pixels: scripts, links and foreign markup are not drawn, and
 * nothing outside the file is read. Throws for what is no SVG and for one whose height is not like a sign's.
 */
export async function rasterise(svg: string, width: number): Promise<Uint8Array> {
  ready ??= Bun.file(renderer)
    .arrayBuffer()
    .then((bytes) => initWasm(bytes))
  await ready
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width } })
  try {
    if (!(drawing.height <= drawing.width * 4)) throw new RangeError('the drawing is too tall')
    const picture = drawing.render()
    const png = picture.asPng()
    picture.free()
    return png
  } finally {
    drawing.free()
  }
}
