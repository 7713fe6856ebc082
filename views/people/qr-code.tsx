import { encode } from 'uqr'
import type { Html } from '../jsx/jsx-runtime.ts'

/** A QR code that a phone's camera reads from a screen or from paper, with the quiet zone that it needs. */
export function QrCode({ content, label }: { content: string; label: string }): Html {
  const { data, size } = encode(content, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
