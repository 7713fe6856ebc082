import { type FirmAccess, requireFreshPasskey } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { type Logo, updateLogo } from './queries.ts'

const OCTETS_AT_MOST = 2 * 1024 * 1024
const SVG_OCTETS_AT_MOST = 512 * 1024
const PIXELS_AT_MOST = 25_000_000
/** Twice the size it is shown at, for fine screens. */
const SIDE = 512

/** Puts up the firm's logo: whatever was sent is decoded and drawn anew, and only that is kept. */
export async function changeLogo(
  deps: Deps,
  access: FirmAccess<'firm:manage'>,
  file: Blob | undefined,
): Promise<void> {
  if (!file || file.size === 0) throw new Invalid((t) => t.firm.problems.noLogo, 'logo')
  if (file.size > OCTETS_AT_MOST) throw new Invalid((t) => t.firm.problems.logoTooLarge, 'logo')
  const drawn = await redraw(new Uint8Array(await file.arrayBuffer()))
  requireFreshPasskey(deps, access.viewer)
  const version = new Bun.CryptoHasher('sha256').update(drawn.bytes).digest('hex').slice(0, 16)
  putUp(deps, access, { ...drawn, version })
}

export function removeLogo(deps: Deps, access: FirmAccess<'firm:manage'>): void {
  requireFreshPasskey(deps, access.viewer)
  putUp(deps, access, null)
}

function putUp(deps: Deps, access: FirmAccess<'firm:manage'>, logo: Logo | null): void {
  deps.db
    .transaction(() => {
      updateLogo(deps.db, access, logo)
      appendEvent(deps, access.viewer, { kind: 'firm.changed', details: { fields: ['logo'] } })
    })
    .immediate()
  deps.wake()
}

async function redraw(bytes: Uint8Array<ArrayBuffer>): Promise<Omit<Logo, 'version'>> {
  try {
    const picture = isSvg(bytes) ? await drawSvg(bytes) : bytes
    const image = new Bun.Image(picture, { maxPixels: PIXELS_AT_MOST })
    const { format } = await image.metadata()
    if (format !== 'png' && format !== 'jpeg') throw new TypeError('neither PNG nor JPEG')
    const fitted = image.resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    const encoded = format === 'png' ? fitted.png() : fitted.jpeg({ quality: 88 })
    return { bytes: new Uint8Array(await encoded.bytes()), type: `image/${format}` }
  } catch (cause) {
    throw new Invalid((t) => t.firm.problems.notALogo, 'logo', { cause })
  }
}

function isSvg(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*<(\?xml|!--|!doctype svg|svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}

async function drawSvg(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > SVG_OCTETS_AT_MOST) throw new RangeError('the drawing is too large')
  // The renderer is large and needed once in a firm's life: it is loaded only then.
  const { rasterise } = await import('./rasterise.ts')
  return rasterise(new TextDecoder('utf-8', { fatal: true }).decode(bytes), SIDE)
}
