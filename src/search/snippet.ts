import { isTerm, type Terms } from './terms.ts'

/** A text in pieces; `hit` are the words that were looked for. */
export type Piece = { text: string; hit: boolean }

const PART = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu
/** In characters. */
const [BEFORE, AFTER] = [60, 180]

/** The whole text with its hits. */
export function marked(text: string, terms: Terms): Piece[] {
  const pieces: Piece[] = []
  for (const [part] of text.matchAll(PART)) {
    const hit = isTerm(part, terms)
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += part
    else pieces.push({ text: part, hit })
  }
  return pieces
}

/** What stands around the first hit, cut between words; nothing where there is no hit. */
export function snippetOf(text: string, terms: Terms): Piece[] {
  const line = text.replace(/\s+/g, ' ').trim()
  const first = [...line.matchAll(PART)].find(([part]) => isTerm(part, terms))
  if (!first) return []
  const from = first.index <= BEFORE ? 0 : wordAfter(line, first.index - BEFORE)
  const to = line.length <= from + AFTER ? line.length : wordBefore(line, from + AFTER)
  const shown = `${from > 0 ? '… ' : ''}${line.slice(from, to).trim()}${to < line.length ? ' …' : ''}`
  return marked(shown, terms)
}

function wordAfter(line: string, at: number): number {
  const space = line.indexOf(' ', at)
  return space === -1 ? at : space + 1
}

function wordBefore(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at)
  return space <= 0 ? at : space
}
