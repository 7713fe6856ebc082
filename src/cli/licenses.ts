import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Command } from './command.ts'

/** Made by deploy/notices.ts. */
const NOTICES = Bun.isStandaloneExecutable
  ? join(import.meta.dir, 'static/notices.txt')
  : join(import.meta.dir, '../../static/notices.txt')

export const licenses: Command = {
  about:
    'Prints name, version, licence and its text of everything that is inside this executable, and where its source is.',
  flags: {},
  run: (_, output) => {
    if (!existsSync(NOTICES)) throw new Refusal('The notices are not made yet: run `npm run build`.')
    const notices = readFileSync(NOTICES, 'utf8')
    output.result({ notices }, notices.trimEnd())
    return EXIT.ok
  },
}
