import type { Firm } from './queries.ts'

type Colours = Pick<Firm, 'accent' | 'accentSoft'>

/** Changes with the colours, so that a browser may keep the stylesheet for ever. */
export function brandVersion({ accent, accentSoft }: Colours): string {
  return `${accent}${accentSoft}`.replaceAll('#', '-').slice(1)
}

export function brandUrl(colours: Colours): string {
  return `/brand.css?v=${brandVersion(colours)}`
}

export function logoUrl(version: string): string {
  return `/logo?v=${version}`
}
