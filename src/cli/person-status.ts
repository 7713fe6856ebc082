import { SYSTEM } from '../events/append.ts'
import { EXIT } from '../installation/refusal.ts'
import { disablePerson, enablePerson } from '../people/disable.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import type { Command } from './command.ts'
import { namedPerson, PERSON, PERSON_ABOUT } from './person-words.ts'

export const personDisable: Command = {
  words: PERSON,
  about: `Ends their sessions at once and lets open links die. Nothing of theirs is deleted. ${PERSON_ABOUT}`,
  ...changing('disabled', disablePerson),
}

export const personEnable: Command = {
  words: PERSON,
  about: `The passkeys they had open the portal again. ${PERSON_ABOUT}`,
  ...changing('active', enablePerson),
}

type Change = (place: Workplace, actor: typeof SYSTEM, personId: string) => Promise<void>

function changing(status: string, change: Change): Pick<Command, 'flags' | 'run'> {
  return {
    flags: {},
    run: async ({ flags, words }, output) => {
      const { id, name } = await besideServer(flags, async (place) => {
        const person = namedPerson(place, words)
        await change(place, SYSTEM, person.id)
        return person
      })
      output.result({ personId: id, status }, `${name} is ${status}.`)
      return EXIT.ok
    },
  }
}
