import { argon2, randomBytes } from 'node:crypto'
import { totalmem } from 'node:os'
import type { PassphraseMethod } from './unlock-method.ts'

/** What one try costs whoever guesses, in milliseconds, and costs us once at each start. */
const TARGET = 1000
const LANES = 4
/** In KiB. RFC 9106 section 4: 64 MiB and three passes are the least it recommends. */
const MEMORY = { largest: 2 ** 18, least: 2 ** 16 }
const LEAST_PASSES = 3
const MOST_PASSES = 64
const LEAST_CHARACTERS = 16

/** What is wrong with a new passphrase, to be read after "it is refused: ", or null. */
export function passphraseProblem(passphrase: string): string | null {
  return [...passphrase.normalize('NFC')].length < LEAST_CHARACTERS
    ? `it must have at least ${LEAST_CHARACTERS} characters. Five or six words chosen by dice are good and can be remembered.`
    : null
}

/** The unlock secret that a passphrase makes: Argon2id, 32 bytes. Takes about a second, beside everything else. */
export function secretFromPassphrase(passphrase: string, method: PassphraseMethod): Promise<Uint8Array> {
  const { salt, memory, passes, lanes } = method
  const message = Buffer.from(passphrase.normalize('NFC'))
  return new Promise((resolve, reject) =>
    argon2(
      'argon2id',
      { message, nonce: salt, memory, passes, parallelism: lanes, tagLength: 32 },
      (error, secret) => (error ? reject(error) : resolve(new Uint8Array(secret))),
    ),
  )
}

/** What one try takes, in milliseconds; `memory` in KiB. */
type Cost = (memory: number, passes: number) => number | Promise<number>

/** A new salt, with a cost that takes this machine about a second. */
export async function newPassphraseMethod(cost: Cost = measuredCost) {
  const affordable = 2 ** Math.floor(Math.log2(totalmem() / 2 ** 13))
  let memory = Math.max(MEMORY.least, Math.min(MEMORY.largest, affordable))
  let least = await cost(memory, LEAST_PASSES)
  while (memory > MEMORY.least && least > TARGET * 1.5) {
    memory /= 2
    least = await cost(memory, LEAST_PASSES)
  }
  const more = await cost(memory, LEAST_PASSES * 2)
  const onePass = Math.max(1, (more - least) / LEAST_PASSES)
  const passes = LEAST_PASSES + Math.round((TARGET - least) / onePass)
  return method(memory, Math.min(MOST_PASSES, Math.max(LEAST_PASSES, passes)))
}

/** In milliseconds. Other work on this machine must not make the passphrase cheaper to guess. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function measuredCost(memory: number, passes: number): Promise<number> {
  const before = processorTime()
  await secretFromPassphrase('measured', method(memory, passes))
  return processorTime() - before
}

function method(memory: number, passes: number): PassphraseMethod {
  return { kind: 'passphrase', salt: new Uint8Array(randomBytes(16)), memory, passes, lanes: LANES }
}
