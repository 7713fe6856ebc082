import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { carryOutDestructions } from '../destruction/carry-out.ts'
import { completeDestructions } from '../destruction/complete.ts'
import { certificateFiles } from '../destruction/files.ts'
import { findStanding } from '../destruction/queries.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import type { Command, Output } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { destructionFacts, destructionLines } from './destruction-words.ts'
import { NUMBER, namedMatterOrDestroyed } from './matter-words.ts'

export const matterDestroy: Command = {
  words: NUMBER,
  about: `Shows how far the destruction of a matter has come: what has to be so first, who asked for it, and, when it is
destroyed, which copies of the keyring still open it in an old backup.

A destruction is decided on the matter's page, by two people with their passkeys where the firm has two, and the server
carries it out. Where the server stopped on the way, this command finishes it; no server may run then.
Exit code 3: nothing is approved, or a server runs.`,
  flags: {
    'dry-run': { type: 'boolean', about: 'Only show how far it has come.' },
    to: {
      type: 'string',
      hint: 'DIRECTORY',
      about: 'Write the certificate there: JSON, PDF and signatures.',
    },
    yes: YES,
  },
  run: async ({ flags, words }, output) => {
    const facts = await besideServer(flags, async (place) => {
      const matter = namedMatterOrDestroyed(place, words)
      const before = destructionFacts(place, matter)
      if (flags['dry-run']) return before
      if (before.state === 'approved') {
        await askConsent({ flags, output }, destructionLines(before))
        await finish(place, output)
      }
      if (typeof flags.to === 'string') await save(place, matter.id, flags.to)
      return destructionFacts(place, matter)
    })
    output.result(facts, destructionLines(facts))
    return facts.state === 'destroyed' || flags['dry-run'] ? EXIT.ok : EXIT.refused
  },
}

async function finish(place: Workplace, output: Output): Promise<void> {
  const letGo = lockInstance(place.config.data)
  try {
    await carryOutDestructions({
      ...place,
      log: (_level, _message, facts) => output.remark(`Step: ${facts?.step}`),
    })
    await completeDestructions(place)
  } finally {
    letGo()
  }
}

async function save(place: Workplace, matterId: string, directory: string): Promise<void> {
  const destruction = findStanding(place.db, matterId)
  if (!destruction?.certificate) throw new Refusal('There is no certificate before the matter is destroyed.')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const { name, content } of await certificateFiles(place, destruction))
    writeFileSync(join(directory, name), content, { mode: 0o600, flag: 'wx' })
}
