import { inBytes } from '../backup/words.ts'
import { loadConfig } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Flags, Output } from './command.ts'

/** The backup directory that was named, else the one of the configuration. */
export function destinationWord(flags: Flags, words: readonly string[]): string {
  const [path = loadConfig(flags).config.backup.destination, ...more] = words
  if (path && more.length === 0) return path
  throw new Refusal('Name one directory, or set backup.destination in the configuration.', EXIT.usage)
}

/** In milliseconds. */
const LINE_EVERY = 2000

export function progressLines(
  { isTerminal, remark }: Output,
  done: string,
): (bytes: number, total: number) => void {
  let last = performance.now()
  return (bytes, total) => {
    if (!isTerminal || performance.now() - last < LINE_EVERY) return
    last = performance.now()
    remark(`${inBytes(bytes)} of ${inBytes(total)} ${done}`)
  }
}
