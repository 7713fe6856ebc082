import { resolve } from 'node:path'
import { type Listed, listBackups } from '../backup/list.ts'
import { inBytes } from '../backup/words.ts'
import { EXIT } from '../installation/refusal.ts'
import { destinationWord } from './backup-words.ts'
import type { Command } from './command.ts'

export const backupList: Command = {
  words: '[DEST]',
  about:
    'Lists the snapshots in DEST, oldest first, as their manifests describe them. Nothing is read but the manifests;\n' +
    'vestibule backup verify looks at the rest. Without DEST: the one of the configuration.',
  flags: {},
  run: async ({ flags, words }, output) => {
    const path = resolve(destinationWord(flags, words))
    const snapshots = await listBackups(path)
    output.result({ path, snapshots }, snapshots.map(line).join('\n') || `No snapshot in ${path} yet.`)
    return EXIT.ok
  },
}

function line({ id, manifest }: Listed): string {
  if (!manifest) return `${id}  its manifest cannot be read`
  const { counts, database, program, missing } = manifest
  const lacking = missing.damaged.length > 0 ? `  without ${missing.damaged.length} damaged documents` : ''
  return `${id}  ${String(counts.matters).padStart(6)} matters  ${String(counts.versions).padStart(8)} documents  ${inBytes(counts.bytes + database.size)}  program ${program}${lacking}`
}
