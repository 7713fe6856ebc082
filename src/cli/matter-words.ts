import { EXIT, Refusal } from '../installation/refusal.ts'
import { findMatterByNumber } from '../matters/queries.ts'
import type { Workplace } from './beside-server.ts'

export const NUMBER = 'NUMBER'

/** `number`: as the firm wrote it, whatever letter case was typed. */
type Named = { id: string; number: string }

/** The matter that the command line names by its number. Throws a `Refusal` for none, and for a destroyed one. */
export function namedMatter(place: Pick<Workplace, 'db'>, words: readonly string[]): Named {
  const { isDestroyed, ...matter } = named(place, words)
  if (isDestroyed) throw new Refusal(`${matter.number} was destroyed.`)
  return matter
}

/** As `namedMatter`, and a destroyed one too. */
export function namedMatterOrDestroyed(place: Pick<Workplace, 'db'>, words: readonly string[]): Named {
  const { id, number } = named(place, words)
  return { id, number }
}

function named({ db }: Pick<Workplace, 'db'>, words: readonly string[]) {
  const [number] = words
  if (number === undefined || words.length > 1)
    throw new Refusal(`Name one matter by its ${NUMBER}.`, EXIT.usage)
  const matter = findMatterByNumber(db, number)
  if (!matter) throw new Refusal(`There is no matter ${number}.`)
  return matter
}
