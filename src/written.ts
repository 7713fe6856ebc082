/** Signs that would let a text pass for another one: controls, and those that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are exactly what must go
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** What somebody typed into one line: composed, without controls, every run of white space one space. */
export function oneLine(typed: string | undefined): string {
  return (typed ?? '').normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}

/** What somebody typed as paragraphs: line breaks stay. */
export function manyLines(typed: string | undefined): string {
  return (typed ?? '').normalize('NFC').replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim()
}

/** For comparing as people read: without accents, case and ligatures. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`]/g, "'")
    .replace(/[‐‑–—]/g, '-')
}
