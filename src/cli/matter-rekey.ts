import type { Database } from 'bun:sqlite'
import { loadConfig } from '../config.ts'
import { checkExistingDirectory } from '../installation/data-directory.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { advanceRekey, isWaitingForUploads } from '../rekey/advance.ts'
import { askForRekey } from '../rekey/ask.ts'
import { findRekey, type Rekey } from '../rekey/queries.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import type { Command, Flags, Output } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { NUMBER, namedMatter } from './matter-words.ts'
import { progressLine } from './progress.ts'
import { untilStopped } from './stopping.ts'

const LOOK_EVERY = 500

export const matterRekey: Command = {
  words: NUMBER,
  about:
    'Makes new keys for one matter, after those it had may have been seen, and seals everything in it anew. The server\n' +
    'does it in the background while people work, and goes on after a restart; where none runs, this command does it.\n' +
    'Asked again while it is under way, it shows how far it has come.\n' +
    'The keys before stay in the keyring: old backups, and what the log recorded, are under them. The files as they\n' +
    'were stay for a day, for a backup that is under way.\n' +
    'Exit code 0: everything is under the new keys. 10: begun, and waiting for uploads or for the server.',
  flags: {
    yes: YES,
    'no-wait': { type: 'boolean', about: 'Leave it to the server and do not wait for its end.' },
  },
  run: async ({ flags, words }, output) => {
    const { data } = loadConfig(flags).config
    checkExistingDirectory(data)
    const letGo = lockIfFree(data)
    try {
      const { number, rekey, waits } = await besideServer(flags, async (place) => {
        const matter = namedMatter(place, words)
        if (!place.vault.keyring.matterIds().includes(matter.id))
          throw new Refusal(`The keys of ${matter.number} were destroyed.`)
        await askConsent(
          { flags, output },
          `Everything in ${matter.number} gets new keys and is sealed anew.`,
        )
        const asked = askForRekey(place, matter.id)
        if (letGo) await doItHere(place, asked, output)
        else await waitForServer(place.db, asked, flags, output)
        return {
          ...matter,
          rekey: findRekey(place.db, asked.id) ?? asked,
          waits: isWaitingForUploads(place, asked.id),
        }
      })
      const done = rekey.finishedAt !== null
      const facts = { number, finished: done, documents: rekey.documentsTotal, done: rekey.documentsDone }
      output.result({ ...facts, waitsForUploads: waits }, inWords({ ...facts, waits }))
      return done ? EXIT.ok : EXIT.partial
    } finally {
      letGo?.()
    }
  },
}

function lockIfFree(data: string): (() => void) | null {
  try {
    return lockInstance(data)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function doItHere(place: Workplace, rekey: Rekey, output: Output): Promise<void> {
  await advanceRekey({ ...place, log: (_level, message) => output.remark(message) }, rekey, {
    stopping: untilStopped(),
    progress: progressLine('documents', output),
  })
}

async function waitForServer(db: Database, { id }: Rekey, flags: Flags, output: Output): Promise<void> {
  const line = progressLine('documents', output)
  while (!flags['no-wait']) {
    const rekey = findRekey(db, id)
    if (!rekey || rekey.finishedAt || isWaitingForUploads({ db }, id)) return
    line(rekey.documentsDone, rekey.documentsTotal)
    await Bun.sleep(LOOK_EVERY)
  }
}

type Facts = { number: string; finished: boolean; documents: number; done: number; waits: boolean }

function inWords({ number, finished, documents, done, waits }: Facts): string {
  if (finished)
    return `Everything in ${number} is under its new keys. Export the copies of the keyring again.`
  const rest = waits ? 'It waits for uploads that are under way.' : 'It goes on in the server.'
  return `${number} has new keys; ${done} of ${documents} documents are under them. ${rest}`
}
