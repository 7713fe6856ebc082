import { readerFor } from '../../views/text/reader.ts'
import { EXIT } from '../installation/refusal.ts'
import { listPersons, PERSON_STATUSES } from '../people/queries.ts'
import { addStates } from '../people/read-people.ts'
import { PERSON_KINDS } from '../viewer.ts'
import { besideServer } from './beside-server.ts'
import { codeFlag } from './code-flag.ts'
import type { Command } from './command.ts'
import { utcMinute } from './person-words.ts'

export const personList: Command = {
  flags: {
    kind: { type: 'string', hint: 'KIND', about: 'Only client, outside or staff.' },
    status: { type: 'string', hint: 'STATUS', about: 'Only active or disabled.' },
  },
  run: async ({ flags }, output) => {
    const filter = {
      kind: codeFlag(flags, 'kind', PERSON_KINDS),
      status: codeFlag(flags, 'status', PERSON_STATUSES),
    }
    const { compare } = readerFor('en', 'UTC').format
    const people = await besideServer(flags, (place) =>
      addStates(place, listPersons(place.db, place.vault, filter)).sort((a, b) => compare(a.name, b.name)),
    )
    const lines = people.map(
      ({ id, kind, firmRole, status, passkeys, enrolmentUntil, name, email }) =>
        `${id}  ${(firmRole ?? kind).padEnd(10)}  ${status.padEnd(8)}  ${`${passkeys} ${passkeys === 1 ? 'passkey' : 'passkeys'}`.padStart(11)}  ${name} <${email}>${enrolmentUntil ? `  invited until ${utcMinute(enrolmentUntil)}` : ''}`,
    )
    output.result({ people }, lines.join('\n') || 'Nobody.')
    return EXIT.ok
  },
}
