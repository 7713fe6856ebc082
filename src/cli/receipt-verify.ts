import { createReadStream, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readTestimony } from '../audit/witness-words.ts'
import { CERTIFICATE, CHAIN } from '../binder/manifest.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import {
  findBrokenEvent,
  openReceipt,
  positionAgainst,
  type StatedReceipt,
  versionWithHash,
} from '../receipts/verify.ts'
import { certificateFingerprint } from '../vault/firm-key.ts'
import type { Command, Flags } from './command.ts'
import { readGivenFile } from './given-file.ts'

export const receiptVerify: Command = {
  words: 'FILE [DOCUMENT…]',
  about:
    'Checks a signed receipt without a portal: the firm’s signature, every log entry in it against its hash, and how they\n' +
    'are chained to the head of the log. A DOCUMENT given beside it is compared with the content the receipt speaks of;\n' +
    '--checkpoint FILE (a mail that a witness kept, or the checkpoint.txt of a binder) is looked for on that chain.\n' +
    'The firm’s certificate is the file named by --certificate, or firm.asc beside the receipt or one directory above, as\n' +
    'in a binder that was unpacked; chain.json of the binder is used the same way.\n' +
    'Exit code 0: all of it holds. 5: something does not.',
  flags: {
    certificate: { type: 'string', hint: 'FIRM.asc', about: 'The firm’s certificate.' },
    checkpoint: { type: 'string', hint: 'FILE', about: 'A signed checkpoint of the log.' },
  },
  run: async ({ flags, words }, output) => {
    const [path, ...documents] = words
    if (path === undefined) throw new Refusal('Name the receipt: receipt verify FILE.', EXIT.usage)
    const certificate = certificateFor(flags, path)
    const key = await certificateFingerprint(certificate)
    if (!key) throw new Refusal('The certificate is none that this program can read.', EXIT.usage)
    const opened = await openReceipt(readGivenFile(path), certificate)
    const receipt = opened && withChain(opened, path)
    const checks = receipt
      ? [
          ...statedChecks(receipt),
          ...(await documentChecks(receipt, documents)),
          ...(await checkpointChecks(receipt, flags, certificate)),
        ]
      : [
          {
            check: 'signature',
            ok: false,
            says: 'not signed by the holder of this certificate, or changed since',
          },
        ]
    const ok = checks.every((check) => check.ok)
    const lines = checks.map(({ check, ok: holds, says }) => `${holds ? 'ok ' : 'NOT'}  ${check}: ${says}`)
    output.result({ ok, key, checks }, [...lines, keyLine(key, flags)].join('\n'))
    return ok ? EXIT.ok : EXIT.integrity
  },
}

function keyLine(key: string, { certificate }: Flags): string {
  return certificate === undefined
    ? `Key: ${key} (found beside the receipt: compare it with one you trust)`
    : `Key: ${key}`
}

type Check = { check: string; ok: boolean; says: string }

function certificateFor(flags: Flags, receipt: string): string {
  if (typeof flags.certificate === 'string') return readGivenFile(flags.certificate)
  const beside = fileBeside(receipt, CERTIFICATE)
  if (beside === null) throw new Refusal('Name the firm’s certificate: --certificate FIRM.asc.', EXIT.usage)
  return beside
}

/** In a binder all receipts share one way to the head of the log. It is not signed: it fits the receipt's hashes or not. */
function withChain(receipt: StatedReceipt, path: string): StatedReceipt {
  const chain = receipt.links === null ? fileBeside(path, CHAIN) : null
  if (chain === null) return receipt
  try {
    return { ...receipt, links: JSON.parse(chain) }
  } catch {
    throw new Refusal(`The ${CHAIN} of this binder is damaged.`, EXIT.integrity)
  }
}

/** In the directory of the receipt, or in the one above it, as in a binder. */
function fileBeside(receipt: string, name: string): string | null {
  const paths = ['.', '..'].map((directory) => join(dirname(receipt), directory, name))
  const found = paths.find((path) => existsSync(path))
  return found === undefined ? null : readGivenFile(found)
}

function statedChecks(receipt: StatedReceipt): Check[] {
  const { firm, matter, made, events, links } = receipt
  const broken = findBrokenEvent(receipt)
  const chained = links
    ? `chained to event ${made.head.seq}, the head of the log then`
    : 'each as its hash covers it; without the chain between them'
  return [
    { check: 'signature', ok: true, says: `${firm.name}, ${matter.number}, made ${made.at}` },
    {
      check: 'log entries',
      ok: broken === null,
      says: broken === null ? `${events.length}, ${chained}` : `event ${broken} does not fit`,
    },
  ]
}

async function documentChecks(receipt: StatedReceipt, paths: readonly string[]): Promise<Check[]> {
  const checks: Check[] = []
  for (const path of paths) {
    const sha256 = await fileHash(path)
    const version = versionWithHash(receipt, sha256)
    const says = version === null ? `${sha256} is not in this receipt` : `version ${version}, ${sha256}`
    checks.push({ check: path, ok: version !== null, says })
  }
  return checks
}

async function fileHash(path: string): Promise<string> {
  const hasher = new Bun.CryptoHasher('sha256')
  try {
    for await (const piece of createReadStream(path)) hasher.update(piece)
  } catch (error) {
    throw new Refusal(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, EXIT.usage)
  }
  return hasher.digest('hex')
}

const POSITIONS = {
  agrees: 'on the chain of this receipt',
  contradicts: 'NOT on the chain of this receipt: one of the two is of another log',
  beyond: 'not within the stretch of the log that this receipt links, so it says nothing about it',
}

async function checkpointChecks(
  receipt: StatedReceipt,
  { checkpoint: path }: Flags,
  certificate: string,
): Promise<Check[]> {
  if (typeof path !== 'string') return []
  const testimonies = await readTestimony({ name: path, text: readGivenFile(path) }, certificate)
  if (testimonies.length === 0) throw new Refusal(`${path} holds no checkpoint of a portal.`)
  return testimonies.map(({ checkpoint, genuine }) => {
    const check = `checkpoint of event ${checkpoint.seq}`
    if (!genuine) return { check, ok: false, says: 'not signed by the firm, or changed since' }
    const position = positionAgainst(receipt, checkpoint)
    return { check, ok: position !== 'contradicts', says: POSITIONS[position] }
  })
}
