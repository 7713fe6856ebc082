import { countEn } from '../../views/text/plural.ts'
import { loadConfig } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Flags } from './command.ts'

/** The backup directory that was named, else the one of the configuration. */
export function destinationWord(flags: Flags, words: readonly string[]): string {
  const [path = loadConfig(flags).config.backup.destination, ...more] = words
  if (path && more.length === 0) return path
  throw new Refusal('Name one directory, or set backup.destination in the configuration.', EXIT.usage)
}

export const documentsOf = (n: number): string => countEn(n, 'document', 'documents')
