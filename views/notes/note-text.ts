const words: unique symbol = Symbol('words of an internal note')

/**
 * What the firm wrote for itself. It is no string and no markup, so whatever shows a client something does not take it;
 * its words come out through `wordsOf` alone, which only the pages of notes may load (test/architecture.test.ts).
 */
export type NoteText = { readonly [words]: string }

export function noteText(text: string): NoteText {
  return { [words]: text }
}

export function wordsOf(note: NoteText): string {
  return note[words]
}
