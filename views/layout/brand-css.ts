import { contrastRatio, isHexColour, mixed } from './contrast.ts'

/** The grounds that text in the firm's colour stands on; the same values as in static/css/tokens.css. */
export const GROUNDS = {
  light: { paper: '#f8f5ef', sheet: '#ffffff', ink: '#1c2220' },
  dark: { paper: '#131618', sheet: '#1b1f22', ink: '#ece9e3' },
} as const
export const DEFAULT_ACCENTS = { accent: '#1f5f5b', accent2: '#8a6a3b' } as const

const READABLE = 4.5

/** May the firm use this colour for links and buttons as it is? False also for what is no colour. */
export function isReadableAccent(hex: string): boolean {
  return isHexColour(hex) && contrastRatio(hex, GROUNDS.light.paper) >= READABLE
}

/**
 * The firm's stylesheet. Whatever the colours, text in them has at least 4.5:1 in both themes:
 * they are darkened on paper and lightened in the dark until they do.
 * @param brand colours as #rrggbb; a TypeError for anything else
 */
export function brandCss(brand: { accent: string; accent2: string }): string {
  const accent = shadesOf(brand.accent)
  const accent2 = shadesOf(brand.accent2)
  return `@layer tokens {
  :root {
    --accent: light-dark(${accent.light.text}, ${accent.dark.text});
    --accent-ink: light-dark(${accent.light.ink}, ${accent.dark.ink});
    --accent-strong: light-dark(${accent.light.strong}, ${accent.dark.strong});
    --accent-wash: light-dark(${accent.light.wash}, ${accent.dark.wash});
    --accent-2: light-dark(${accent2.light.text}, ${accent2.dark.text});
    --accent-2-ink: light-dark(${accent2.light.ink}, ${accent2.dark.ink});
  }
}
`
}

type Shades = Record<'text' | 'ink' | 'strong' | 'wash', string>

export function shadesOf(hex: string): { light: Shades; dark: Shades } {
  return { light: shadesOn(GROUNDS.light, hex, '#000000'), dark: shadesOn(GROUNDS.dark, hex, '#ffffff') }
}

/** `wash` is the faint ground of a chosen thing; text must hold on it too, so it is part of the search. */
function shadesOn(ground: { paper: string; sheet: string }, hex: string, towards: string): Shades {
  for (let share = 0; share <= 1; share += 0.04) {
    const text = mixed(hex, towards, share)
    const wash = mixed(ground.sheet, text, 0.1)
    if ([ground.paper, ground.sheet, wash].every((under) => contrastRatio(text, under) >= READABLE))
      return { text, wash, ink: inkOn(text), strong: mixed(text, towards, 0.18) }
  }
  throw new RangeError('unreachable: black and white are readable on every ground')
}

function inkOn(hex: string): string {
  return contrastRatio('#ffffff', hex) >= READABLE ? '#ffffff' : '#14110c'
}
