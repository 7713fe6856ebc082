import { Html } from './jsx-runtime.ts'

/**
 * Trusted markup from an SVG file of our own icon package, embedded at build time; never from data.
 * Only the shapes are kept; size and stroke come from the stylesheet.
 */
export function iconMarkup(svgFile: string): Html {
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svgFile)?.[1]?.replace(/\s*\n\s*/g, '')
  if (!shapes || /<(?!path|rect|circle|line|polyline|polygon|ellipse)[a-z]/i.test(shapes))
    throw new TypeError('not an icon')
  return Html.raw(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`)
}
