import { describe, expect, test } from 'bun:test'
import { brandCss, DEFAULT_ACCENTS, GROUNDS, isReadableAccent, shadesOf } from '../views/layout/brand-css.ts'
import { contrastRatio } from '../views/layout/contrast.ts'

const HUES = [
  '#000000',
  '#ffffff',
  '#ffff00',
  '#00ff00',
  '#0000ff',
  '#ff00ff',
  '#7a1f2b',
  '#808080',
  '#fde68a',
]

/** "--name: light-dark(#…, #…)" of the token sheet */
const tokens = new Map(
  [
    ...(await Bun.file(`${import.meta.dir}/../static/css/tokens.css`).text()).matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name, light, dark]) => [name, { light, dark }]),
)
const token = (name: string, theme: 'light' | 'dark') => {
  const value = tokens.get(name)?.[theme]
  if (!value) throw new Error(`no such token: ${name}`)
  return value
}

describe('contrast', () => {
  test('is that of WCAG', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrastRatio('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
  })
  test('an unreadable colour is refused, and so is what is no colour', () => {
    expect(isReadableAccent(DEFAULT_ACCENTS.accent)).toBe(true)
    expect(isReadableAccent('#7a1f2b')).toBe(true)
    for (const bad of ['#ffff00', '#fde68a', '#ffffff', 'red', '#fff', '#1f5f5b}', ''])
      expect(isReadableAccent(bad)).toBe(false)
  })
})

describe('the firm’s stylesheet', () => {
  test.each(HUES)(
    '%s: text holds 4.5:1 on every ground in both themes, and so does the word on a button',
    (hex) => {
      const shades = shadesOf(hex)
      for (const theme of ['light', 'dark'] as const) {
        const { text, ink, strong, wash } = shades[theme]
        for (const under of [...Object.values(GROUNDS[theme]), wash])
          expect(contrastRatio(text, under)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(ink, text)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(ink, strong)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(token('ink', theme), wash)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )
  test('a readable colour is kept as it is on paper', () =>
    expect(brandCss({ accent: '#7a1f2b', accentSoft: '#8a6a3b' })).toContain('--accent: light-dark(#7a1f2b,'))
  test('without it, the same values stand in the token sheet', async () => {
    const sheet = await Bun.file(`${import.meta.dir}/../static/css/tokens.css`).text()
    const lines = brandCss(DEFAULT_ACCENTS).match(/--[^;]+;/g) ?? []
    expect(lines.length).toBe(6)
    for (const line of lines) expect(sheet).toContain(line)
  })
  test('nothing but a colour reaches it', () =>
    expect(() => brandCss({ accent: '#000000;}*{display:none', accentSoft: '#000000' })).toThrow(TypeError))
})

describe('tokens', () => {
  const PAIRS: [text: string, grounds: string[]][] = [
    ['ink', ['paper', 'sheet', 'sunk', 'internal', 'good-wash', 'late-wash', 'info-wash', 'hover']],
    ['ink-soft', ['paper', 'sheet', 'sunk', 'internal', 'hover']],
    ['internal-ink', ['internal', 'paper', 'sheet']],
    ['good', ['paper', 'sheet', 'good-wash']],
    ['late', ['paper', 'sheet', 'late-wash']],
    ['info', ['paper', 'sheet', 'info-wash']],
    ['accent', ['paper', 'sheet', 'sunk', 'hover', 'accent-wash']],
    ['accent-ink', ['accent', 'accent-strong']],
    ['accent-2-ink', ['accent-2']],
  ]
  const each = PAIRS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))
  test.each(each)('%s on %s holds 4.5:1 in both themes', (text, ground) => {
    for (const theme of ['light', 'dark'] as const)
      expect(contrastRatio(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })
  test('the edge of a field holds 3:1 in both themes', () => {
    for (const theme of ['light', 'dark'] as const)
      expect(contrastRatio(token('edge', theme), token('sheet', theme))).toBeGreaterThanOrEqual(3)
  })
  test('the grounds that brandCss computes with are those of the sheet', () => {
    for (const theme of ['light', 'dark'] as const)
      for (const name of ['paper', 'sheet', 'sunk', 'hover'] as const)
        expect(token(name, theme)).toBe(GROUNDS[theme][name])
  })
})
