import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { AskPassphrase } from '../unlocking/obtain.ts'
import type { Flags } from './command.ts'

/** From --passphrase-file, else typed at a terminal without being shown, else null. */
export function askPassphrase(
  flags: Flags,
  prompt = 'Passphrase: ',
  flag = 'passphrase-file',
): AskPassphrase {
  const file = flags[flag]
  if (typeof file === 'string') return async () => passphraseIn(file)
  return process.stdin.isTTY ? () => typeHidden(prompt) : null
}

/** The first line of the file. Throws a `Refusal`. */
export function passphraseIn(file: string): string {
  let line: string | undefined
  try {
    line = readFileSync(file, 'utf8').split(/\r?\n/)[0]
  } catch {
    throw new Refusal(`${file} cannot be read.`, EXIT.usage)
  }
  if (!line) throw new Refusal(`There is no passphrase in the first line of ${file}.`, EXIT.usage)
  return line
}

/** One line from the terminal, which does not show it. Throws a `Refusal` when it is broken off. */
export async function typeHidden(prompt: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stderr.write(prompt) // only now does the terminal keep to itself what is typed
  try {
    const brokenOff = new Promise<never>((_resolve, reject) => {
      terminal.once('SIGINT', () => reject(new Refusal('Nothing was changed.')))
      terminal.once('close', () => reject(new Refusal('Nothing was changed.')))
    })
    return await Promise.race([terminal.question(''), brokenOff])
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
