import { contrastRatio, isHexColour, lightened, mixed } from './contrast.ts'

/** The grounds that text in the firm's colour stands on; the same values as in static/css/tokens.css. */
export const GROUNDS = {
  light: { paper: '#f8f5ef', sheet: '#ffffff', sunk: '#f1ece3', hover: '#f5f2ec' },
  dark: { paper: '#161513', sheet: '#201e1b', sunk: '#100f0d', hover: '#2a2824' },
} as const
export const DEFAULT_ACCENTS = { accent: '#1f5f5b', accentSoft: '#7a6754' } as const

const READABLE = 4.5
/** Thin letters in a muted colour look weaker on black than the ratio says. */
const READABLE_IN_THE_DARK = 6.5

/** May the firm use this colour for links and buttons as it is? False also for what is no colour. */
export function isReadableAccent(hex: string): boolean {
  return isHexColour(hex) && shadesOf(hex).light.text === hex.toLowerCase()
}

/** The lowest contrast that a colour has as text on any ground of a page in daylight. */
export function contrastOnPaper(hex: string): number {
  const wash = mixed(GROUNDS.light.sheet, hex, 0.1)
  return Math.min(...[...Object.values(GROUNDS.light), wash].map((under) => contrastRatio(hex, under)))
}

/**
 * The firm's stylesheet. Whatever the colours, text in them has at least 4.5:1 in both themes:
 * they are darkened on paper and lightened in the dark until they do.
 * @param brand colours as #rrggbb; a TypeError for anything else
 */
export function brandCss(brand: { accent: string; accentSoft: string }): string {
  const accent = shadesOf(brand.accent)
  const accentSoft = shadesOf(brand.accentSoft)
  return `@layer tokens {
  :root {
    --accent: light-dark(${accent.light.text}, ${accent.dark.text});
    --accent-ink: light-dark(${accent.light.ink}, ${accent.dark.ink});
    --accent-strong: light-dark(${accent.light.strong}, ${accent.dark.strong});
    --accent-wash: light-dark(${accent.light.wash}, ${accent.dark.wash});
    --accent-2: light-dark(${accentSoft.light.text}, ${accentSoft.dark.text});
    --accent-2-ink: light-dark(${accentSoft.light.ink}, ${accentSoft.dark.ink});
  }
}
`
}

type Shades = Record<'text' | 'ink' | 'strong' | 'wash', string>

export function shadesOf(hex: string): { light: Shades; dark: Shades } {
  return {
    light: shadesOn(GROUNDS.light, hex, READABLE, -1),
    dark: shadesOn(GROUNDS.dark, hex, READABLE_IN_THE_DARK, 1),
  }
}

/** `wash` is the faint ground of a chosen thing; text must hold on it too, so it is part of the search. */
function shadesOn(
  grounds: Record<'paper' | 'sheet' | 'sunk' | 'hover', string>,
  hex: string,
  wanted: number,
  direction: 1 | -1,
): Shades {
  for (let step = 0; step <= 1; step += 0.02) {
    const text = lightened(hex, direction * step)
    const wash = mixed(grounds.sheet, text, 0.1)
    if ([...Object.values(grounds), wash].every((under) => contrastRatio(text, under) >= wanted))
      return {
        text,
        wash,
        ink: inkOn(text),
        strong: mixed(text, direction < 0 ? '#000000' : '#ffffff', 0.18),
      }
  }
  throw new RangeError('unreachable: black and white are readable on every ground')
}

function inkOn(hex: string): string {
  return contrastRatio('#ffffff', hex) >= READABLE ? '#ffffff' : '#14110c'
}
