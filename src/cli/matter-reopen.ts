import { reopenMatter } from '../closing/close.ts'
import { SYSTEM } from '../events/append.ts'
import { EXIT } from '../installation/refusal.ts'
import { besideServer } from './beside-server.ts'
import { closingFacts } from './closing-words.ts'
import type { Command } from './command.ts'
import { NUMBER, namedMatter } from './matter-words.ts'

export const matterReopen: Command = {
  words: NUMBER,
  about: 'Opens the portal of a read-only or closed matter again: everybody gets back the access they had.',
  flags: {},
  run: async ({ flags, words }, output) => {
    const facts = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      reopenMatter(place, SYSTEM, matter.id)
      return closingFacts(place, matter)
    })
    output.result(facts, `The portal of ${facts.number} is open again.`)
    return EXIT.ok
  },
}
