import { folded } from '../written.ts'

/** Words as the index and a question write them; the last one may be the beginning of a word. */
export type Terms = { words: readonly string[]; beginning: string | null }

const WORD = /[\p{L}\p{N}]+/gu
/** Anybody's question fits; a page of text pasted into the field is none. */
const MOST = 8
/** With fewer letters than this, half of the index begins so. */
const SHORTEST_BEGINNING = 3

function wordsIn(text: string): string[] {
  return folded(text).match(WORD) ?? []
}

/** Null where nothing is asked. A single letter counts only when there is nothing else: "l’avocat". */
export function termsOf(question: string): Terms | null {
  const words = wordsIn(question)
  const long = words.filter((word) => [...word].length > 1)
  const chosen = (long.length > 0 ? long : words).slice(0, MOST)
  const last = chosen.at(-1)
  if (last === undefined) return null
  const mayBegin = last.length >= SHORTEST_BEGINNING && /[\p{L}\p{N}]$/u.test(question.trimEnd())
  return mayBegin ? { words: chosen.slice(0, -1), beginning: last } : { words: chosen, beginning: null }
}

/** Whether a text holds all that was asked for. */
export function holdsTerms(text: string, { words, beginning }: Terms): boolean {
  const there = wordsIn(text)
  const set = new Set(there)
  if (!words.every((word) => set.has(word))) return false
  return beginning === null || there.some((word) => word.startsWith(beginning))
}

/** Whether this one word of a text is one that was asked for. */
export function isTerm(word: string, { words, beginning }: Terms): boolean {
  return wordsIn(word).some(
    (part) => words.includes(part) || (beginning !== null && part.startsWith(beginning)),
  )
}
