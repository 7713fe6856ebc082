type Rgb = readonly [red: number, green: number, blue: number]

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i

/** "#1f5f5b" → channels 0-255; throws on anything else, so nothing but a colour reaches a stylesheet. */
function channelsOf(hex: string): Rgb {
  const [, red, green, blue] = HEX.exec(hex) ?? []
  if (!red || !green || !blue) throw new TypeError('a colour is written #rrggbb')
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

export function isHexColour(text: string): boolean {
  return HEX.test(text)
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, WCAG 2.2: 1 (the same) to 21 (black on white). */
export function contrastRatio(hexA: string, hexB: string): number {
  const [darker, lighter] = [luminance(hexA), luminance(hexB)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** `share` of `other` in `hex`, 0 to 1. */
export function mixed(hex: string, other: string, share: number): string {
  const to = channelsOf(other)
  return toHex(channelsOf(hex).map((channel, i) => channel + ((to[i] ?? 0) - channel) * share))
}

/** The same hue, darker or, a little greyer, lighter: `by` is added to the lightness of HSL, within 0 to 1. */
export function lightened(hex: string, by: number): string {
  const channels = channelsOf(hex).map((channel) => channel / 255)
  const high = Math.max(...channels)
  const low = Math.min(...channels)
  const lightness = (high + low) / 2
  const spread = 1 - Math.abs(2 * lightness - 1)
  const saturation = spread === 0 ? 0 : (high - low) / spread
  const wanted = Math.min(1, Math.max(0, lightness + by))
  // a light tint at full saturation glares
  const reach = saturation * (by > 0 ? 0.7 : 1) * (1 - Math.abs(2 * wanted - 1))
  // where each channel stands between the lowest and the highest is the hue
  const place = (channel: number) => (high === low ? 0 : (channel - low) / (high - low))
  return toHex(channels.map((channel) => (wanted + reach * (place(channel) - 0.5)) * 255))
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
