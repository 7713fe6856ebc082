import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listRestores } from '../audit/queries.ts'
import { verifyChain } from '../audit/verify.ts'
import { readTestimony, type Testimony } from '../audit/witness-words.ts'
import { loadConfig } from '../config.ts'
import { openDatabaseToRead } from '../db.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { besideServer } from './beside-server.ts'
import type { Command, Flags, Output } from './command.ts'
import { readGivenFile } from './given-file.ts'
import { slowly } from './progress.ts'

const FAULTS = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unlinked: 'does not follow the event before it',
  rewritten: 'is not the one that a witness saw',
  unattested: 'is vouched for by a checkpoint that the firm did not sign',
}

export const auditVerify: Command = {
  words: '[FILE…]',
  about:
    'Follows the chain of hashes through every event and names the first one that was edited, deleted, moved or put in\n' +
    'between. It changes nothing and can run beside the server. By itself it needs no key, and cannot tell a log that\n' +
    'somebody wrote anew from the first event on. For that, give it what witnesses kept: --witness FILE, and more FILEs\n' +
    'after it, each a saved mail or its text. Who signed them is checked with the firm’s certificate, from the keyring or,\n' +
    'with --certificate, from a file that was kept elsewhere.\n' +
    'Exit code 0: the log is whole. 5: it is not, or a checkpoint was not signed by the firm.',
  flags: {
    witness: { type: 'string', hint: 'FILE', about: 'A mail or text that a witness kept; more may follow.' },
    certificate: { type: 'string', hint: 'FIRM.asc', about: 'The firm’s certificate, kept elsewhere.' },
  },
  run: async ({ flags, words }, output) => {
    const { config } = loadConfig(flags)
    const path = join(config.data, DATABASE)
    if (!existsSync(path)) throw new Refusal(`There is no portal in ${config.data}.`)
    const testimonies = await testimoniesIn(flags, words)
    const sightings = testimonies.filter(({ genuine }) => genuine).map(({ checkpoint }) => checkpoint)
    const db = openDatabaseToRead(path)
    const progress = slowly(output, (checked: number) => `${checked} events so far`)
    const verified = verifyChain(db, progress, sightings)
    const restores = listRestores(db)
    db.close()
    return report(output, verified, { testimonies, restores })
  },
}

async function testimoniesIn(flags: Flags, words: readonly string[]): Promise<Testimony[]> {
  if (typeof flags.witness !== 'string') {
    if (words.length > 0) throw new Refusal('Files of witnesses follow --witness.', EXIT.usage)
    return []
  }
  const files = [flags.witness, ...words].map((path) => ({ name: basename(path), text: readGivenFile(path) }))
  const certificate =
    typeof flags.certificate === 'string'
      ? readGivenFile(flags.certificate)
      : await besideServer(flags, ({ vault }) => vault.firmKey.certificate())
  const found = await Promise.all(files.map((file) => readTestimony(file, certificate)))
  const empty = files.find((_, i) => found[i]?.length === 0)
  if (empty) throw new Refusal(`${empty.name} holds no checkpoint of a portal.`)
  return found.flat()
}

type Verified = ReturnType<typeof verifyChain>

type Context = { testimonies: readonly Testimony[]; restores: readonly number[] }

function report(output: Output, verified: Verified, { testimonies, restores }: Context): number {
  const { checked, head } = verified
  const firstBad = verified.firstBad ?? unattested(testimonies)
  const sentences = [
    firstBad
      ? `Event ${firstBad.seq} ${FAULTS[firstBad.fault]}. ${before(firstBad, checked, testimonies)}`
      : `All ${checked} events are whole. Head: ${head.seq} ${head.hash}`,
    ...testimonies.map(testimonyLine),
    ...(firstBad ? restores.map(restoreLine) : []),
  ]
  const witnesses = testimonies.map(({ file, checkpoint, genuine }) => ({ file, genuine, ...checkpoint }))
  output.result({ ok: firstBad === null, ...verified, firstBad, witnesses, restores }, sentences.join('\n'))
  return firstBad ? EXIT.integrity : EXIT.ok
}

type FirstBad = { seq: number; fault: keyof typeof FAULTS }

/** A chain that nothing contradicts but a checkpoint that the firm did not sign: whoever made the one may have made both. */
function unattested(testimonies: readonly Testimony[]): FirstBad | null {
  const forged = testimonies.filter(({ genuine }) => !genuine).map(({ checkpoint }) => checkpoint.seq)
  return forged.length > 0 ? { seq: Math.min(...forged), fault: 'unattested' } : null
}

/** A chain made anew fits in itself: only up to what a witness saw and still finds is it known to be the old one. */
function before({ seq, fault }: FirstBad, checked: number, testimonies: readonly Testimony[]): string {
  if (fault !== 'rewritten' && fault !== 'unattested') return `The ${checked} events before it are whole.`
  const agreed = testimonies
    .filter(({ genuine, checkpoint }) => genuine && checkpoint.seq < seq)
    .map(({ checkpoint }) => checkpoint.seq)
  return `The log may have been written anew from event ${Math.max(0, ...agreed) + 1} on.`
}

function testimonyLine({ file, checkpoint, genuine }: Testimony): string {
  const { seq, at } = checkpoint
  return genuine
    ? `${file}: event ${seq}, seen ${at}, signed by the firm.`
    : `${file}: says event ${seq}, seen ${at}, but was NOT signed by the firm, or was changed.`
}

/** What was lost with a machine is not in the log any more, though a witness saw it: the log says so itself. */
function restoreLine(seq: number): string {
  return `Event ${seq} says that the portal was restored from a backup: what witnesses saw between that backup and it is not here.`
}
