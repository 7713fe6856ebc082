import { readFileSync } from 'node:fs'
import { EXIT, Refusal } from '../installation/refusal.ts'

/** A text file that the administrator named. */
export function readGivenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(`${path} cannot be read (${code}).`, EXIT.usage)
  }
}
