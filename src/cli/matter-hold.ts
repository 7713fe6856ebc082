import { SYSTEM } from '../events/append.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { liftHold, placeHold } from '../retention/change.ts'
import { countHolds } from '../retention/queries.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'
import { NUMBER, namedMatter } from './matter-words.ts'

export const matterHold: Command = {
  words: NUMBER,
  about:
    'Places a legal hold: while it stands, nothing of the matter is destroyed, whatever its retention says.',
  flags: { reason: { type: 'string', hint: 'TEXT', about: 'Why, such as a proceeding. Kept sealed.' } },
  run: async ({ flags, words }, output) => {
    const { number, holds } = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      placeHold(place, SYSTEM, matter.id, typeof flags.reason === 'string' ? flags.reason : undefined)
      return { number: matter.number, holds: countHolds(place.db, { matterId: matter.id }) }
    })
    output.result({ number, holds }, `${number} is held. Holds that stand: ${holds}.`)
    return EXIT.ok
  },
}

export const matterRelease: Command = {
  words: NUMBER,
  about: 'Lifts every legal hold that stands on the matter. To lift one of several, use its page Retention.',
  flags: {},
  run: async ({ flags, words }, output) => {
    const { number, lifted } = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      if (countHolds(place.db, { matterId: matter.id }) === 0)
        throw new Refusal(`No hold stands on ${matter.number}.`)
      return { number: matter.number, lifted: liftHold(place, SYSTEM, matter.id, null) }
    })
    output.result({ number, lifted }, `${number} is held no more. Holds lifted: ${lifted}.`)
    return EXIT.ok
  },
}
