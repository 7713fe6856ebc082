import { EXIT, Refusal } from '../installation/refusal.ts'
import { findPerson, listPersonsByEmail, type Person } from '../people/queries.ts'
import type { Workplace } from './beside-server.ts'

export const PERSON = 'PERSON'
export const PERSON_ABOUT =
  'PERSON is an id from `vestibule person list`, or an e-mail address that one person has.'

/** Whom the command line names. Throws a `Refusal` for nobody, and for an address that several people share. */
export function namedPerson({ db, vault }: Workplace, words: readonly string[]): Person {
  const [word] = words
  if (word === undefined || words.length > 1)
    throw new Refusal(`Name one ${PERSON}. ${PERSON_ABOUT}`, EXIT.usage)
  const found = word.includes('@')
    ? listPersonsByEmail(db, vault, vault.emailIndex(word))
    : [findPerson(db, vault, word)].filter((person) => person !== null)
  const [person] = found
  if (!person) throw new Refusal(`Nobody here is ${word}.`)
  if (found.length > 1)
    throw new Refusal(
      `Several people have ${word}: ${found.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
    )
  return person
}

/** `2026-12-06T13:13:42.581Z` for people: `2026-12-06 13:13 UTC`. */
export function utcMinute(timestamp: string): string {
  return `${timestamp.slice(0, 10)} ${timestamp.slice(11, 16)} UTC`
}
