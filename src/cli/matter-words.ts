import { findMatterIdByNumber } from '../closing/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Workplace } from './beside-server.ts'

export const NUMBER = 'NUMBER'

/** The matter that the command line names by its number. Throws a `Refusal` for none. */
export function namedMatter(
  { db }: Pick<Workplace, 'db'>,
  words: readonly string[],
): { id: string; number: string } {
  const [number] = words
  if (number === undefined || words.length > 1)
    throw new Refusal(`Name one matter by its ${NUMBER}.`, EXIT.usage)
  const id = findMatterIdByNumber(db, number)
  if (!id) throw new Refusal(`There is no matter ${number}.`)
  return { id, number }
}
