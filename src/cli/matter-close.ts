import { closeNow } from '../closing/close.ts'
import { callOffClosing, planClosing } from '../closing/plan.ts'
import { SYSTEM } from '../events/append.ts'
import { EXIT } from '../installation/refusal.ts'
import { besideServer } from './beside-server.ts'
import { closingFacts, closingLines } from './closing-words.ts'
import type { Command, Flags } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { NUMBER, namedMatter } from './matter-words.ts'

export const matterClosePlan: Command = {
  words: NUMBER,
  about: `Plans the closing of a matter's portal, or moves it to another day. From that day on nobody adds anything to the
matter; closing.grace_days later clients and outside people are out. They are told by mail closing.notice_days before.
Without --on nothing is planned: it shows what is, what is still open, and who is told when.`,
  flags: {
    on: { type: 'string', hint: 'DATE', about: 'The first day of reading only, as 2027-03-31.' },
  },
  run: async ({ flags, words }, output) => {
    const { on } = flags
    const facts = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      if (typeof on === 'string') planClosing(place, SYSTEM, matter.id, on)
      return closingFacts(place, matter)
    })
    output.result(facts, closingLines(facts))
    return EXIT.ok
  },
}

export const matterCloseCallOff: Command = {
  words: NUMBER,
  about: 'Calls the planned closing of a matter off. No more reminders are sent.',
  flags: {},
  run: async ({ flags, words }, output) => {
    const facts = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      callOffClosing(place, SYSTEM, matter.id)
      return closingFacts(place, matter)
    })
    output.result(facts, `The closing of ${facts.number} is called off.`)
    return EXIT.ok
  },
}

export const matterCloseCommit: Command = {
  words: NUMBER,
  about: `Closes the portal of a matter at once: clients and outside people are out, and the firm reads. The plan is shown
first. vestibule matter reopen ${NUMBER} undoes it.`,
  flags: { yes: YES },
  run: async ({ flags, words }, output) => {
    const before = await factsOf(flags, words)
    const plan = `${closingLines(before)}\nThe portal of ${before.number} closes now.`
    if (before.phase !== 'closed') await askConsent({ flags, output }, plan)
    const facts = await besideServer(flags, (place) => {
      const matter = namedMatter(place, words)
      closeNow(place, SYSTEM, matter.id)
      return closingFacts(place, matter)
    })
    output.result(facts, `The portal of ${facts.number} is closed to clients and outside people.`)
    return EXIT.ok
  },
}

const factsOf = (flags: Flags, words: readonly string[]) =>
  besideServer(flags, (place) => closingFacts(place, namedMatter(place, words)))
