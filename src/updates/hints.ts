import type { Texts } from '../languages/needed.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { folded } from '../written.ts'
import { JARGON } from './jargon.ts'

/** What a kind colleague would say before it goes out; never a reason to refuse it. */
export type Hint =
  | { kind: 'jargon'; language: Language; words: readonly string[] }
  | { kind: 'next' | 'caps' | 'longSentence'; language: Language }

const LONG_SENTENCE = 40
const MOST_WORDS = 6

/** For a text that was begun; what is still empty is not spoken of. */
export function findHints({ happened, next }: { happened: Texts; next: Texts }): Hint[] {
  return LANGUAGES.filter((language) => happened[language]).flatMap((language) => [
    ...(next[language] ? [] : [{ kind: 'next' as const, language }]),
    ...hintsOn(`${happened[language]}\n${next[language] ?? ''}`, language),
  ])
}

function hintsOn(text: string, language: Language): Hint[] {
  const words = findJargon(text, language)
  return [
    ...(words.length > 0 ? [{ kind: 'jargon' as const, language, words }] : []),
    ...(hasCapitals(text) ? [{ kind: 'caps' as const, language }] : []),
    ...(hasLongSentence(text) ? [{ kind: 'longSentence' as const, language }] : []),
  ]
}

/** Statutes and rules as lawyers cite them, file-note signs, and capital letters that stand for words. */
const CITATIONS = [
  /\b[sr]{1,2}\.\s?\d+(?:\.\d+)*(?:\(\w+\))*/gi,
  /\bart(?:icle)?s?\.?\s?\d+(?:\.\d+)*\s?(?:C\.?\s?c\.?\s?Q\.?|C\.?\s?p\.?\s?c\.?)?/gi,
  /\b[RL]\.?\s?[RSL]\.?\s?[A-Z]\.?,?\s?(?:c|ch)\.\s?[\w-]+/g,
  /\b(?:RE|Re|Objet|OBJET|N\/D|V\/D|N\/R|V\/R)\s?:/g,
  /\b(?:w\/o|w\/|b\/c|f\/u|tel\.? con|t\/c|p\/c)(?=\s|$)/gi,
]
const ACRONYM = /(?<![\p{L}\d])[A-Z]{2,6}s?(?![\p{L}\d])/gu
/** Written this way by everybody. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    'OK',
    'PDF',
    'TV',
    'USA',
    'CV',
    'RER',
    'REER',
    'RRSP',
    'CPP',
    'RRQ',
    'TPS',
    'TVQ',
    'GST',
    'HST',
    'QST',
  ].concat([
    'CAD',
    'USD',
    'II',
    'III',
    'IV',
    'VI',
    'BC',
    'ON',
    'QC',
    'AB',
    'NB',
    'NS',
    'MB',
    'SK',
    'PEI',
    'CLSC',
  ]),
)

function findJargon(text: string, language: Language): string[] {
  const cited = CITATIONS.flatMap((pattern) => text.match(pattern) ?? [])
  const acronyms = (isShouted(text) ? [] : (text.match(ACRONYM) ?? [])).filter(
    (word) => !KNOWN.has(word) && !cited.some((citation) => citation.includes(word)),
  )
  const plain = ` ${folded(text).replace(/[^\p{L}\d'-]+/gu, ' ')} `
  const listed = JARGON[language].filter((word) => plain.includes(` ${folded(word)} `))
  return [...new Set([...cited, ...acronyms, ...listed].map((word) => word.trim()))].slice(0, MOST_WORDS)
}

/** Written in capitals altogether: then no word of it stands out as an abbreviation. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  return letters.length > 20 && capitals.length > letters.length / 2
}

function hasCapitals(text: string): boolean {
  return /(?:\p{Lu}{3,}[\s,]+){3,}/u.test(text)
}

function hasLongSentence(text: string): boolean {
  return text.split(/[.!?\n]+/).some((sentence) => sentence.trim().split(/\s+/).length > LONG_SENTENCE)
}
