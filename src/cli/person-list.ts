import { readerFor } from '../../views/text/reader.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { addStates } from '../people/list.ts'
import { listPersons, type Person, type PersonKind } from '../people/queries.ts'
import { besideServer } from './beside-server.ts'
import type { Command, Flags } from './command.ts'

const KINDS: readonly PersonKind[] = ['client', 'outside', 'staff']
const STATUSES: readonly Person['status'][] = ['active', 'disabled']

export const personList: Command = {
  flags: {
    kind: { type: 'string', hint: 'KIND', about: 'Only client, outside or staff.' },
    status: { type: 'string', hint: 'STATUS', about: 'Only active or disabled.' },
  },
  run: async ({ flags }, output) => {
    const filter = { kind: oneOf('kind', KINDS, flags), status: oneOf('status', STATUSES, flags) }
    const { compare } = readerFor('en', 'UTC').format
    const people = await besideServer(flags, (place) =>
      addStates(place, listPersons(place.db, place.vault, filter)).sort((a, b) => compare(a.name, b.name)),
    )
    const lines = people.map(
      ({ id, kind, firmRole, status, passkeys, enrolmentUntil, name, email }) =>
        `${id}  ${(firmRole ?? kind).padEnd(10)}  ${status.padEnd(8)}  ${String(passkeys).padStart(2)} passkeys  ${name} <${email}>${enrolmentUntil ? `  invited until ${enrolmentUntil}` : ''}`,
    )
    output.result({ people }, lines.join('\n') || 'Nobody.')
    return EXIT.ok
  },
}

/** Null for a flag that was not given; a value that is not allowed is refused. */
function oneOf<V extends string>(name: string, allowed: readonly V[], flags: Flags): V | null {
  const given = flags[name]
  if (given === undefined) return null
  const value = allowed.find((one) => one === given)
  if (!value) throw new Refusal(`--${name} must be one of ${allowed.join(', ')}.`, EXIT.usage)
  return value
}
