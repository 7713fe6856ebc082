import { EXIT, type ExitCode, Refusal } from '../installation/refusal.ts'
import { inBytes } from './words.ts'

/** Why no snapshot was made, for a mail in the reader's language. */
export type Trouble = 'absent' | 'foreign' | 'unwritable' | 'full' | 'full-here' | 'gone' | 'slow' | 'busy'

/** `trouble` says in a word what the sentence says to whoever sits at the command line. */
export class BackupRefusal extends Refusal {
  constructor(
    readonly trouble: Trouble,
    sentence: string,
    exitCode: ExitCode = EXIT.refused,
  ) {
    super(sentence, exitCode)
    this.name = 'BackupRefusal'
  }
}

export function otherInstallation(path: string): BackupRefusal {
  return new BackupRefusal('foreign', `${path} holds the backup of another portal. Nothing was changed.`)
}

export function unwritable(path: string, cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'unwritable',
    `${path} cannot be written to: ${cause instanceof Error ? cause.message : cause}`,
  )
}

/** Sizes in octets. */
export function noRoom(path: string, { needed, free }: { needed: number; free: number }): BackupRefusal {
  return new BackupRefusal(
    'full',
    `${path} has no room for the backup: ${inBytes(needed)} are needed and ${inBytes(free)} are free, ` +
      `so ${inBytes(Math.max(needed - free, 1))} are missing. What is there already stays usable.`,
  )
}

export function gone(path: string, reason: string): BackupRefusal {
  return new BackupRefusal(
    'gone',
    `${path} went away while the backup was made (${reason}). The snapshots in it stay usable, and the next run goes on ` +
      'from there: connect it again.',
    EXIT.partial,
  )
}

export function tooSlow(path: string): BackupRefusal {
  return new BackupRefusal(
    'slow',
    `${path} has taken nothing for too long, so the backup was given up. The snapshots in it stay usable, and the next ` +
      'run goes on from there. Look at the disk or the network.',
    EXIT.partial,
  )
}

export function fileTooBig(path: string): BackupRefusal {
  return new BackupRefusal(
    'unwritable',
    `The file system of ${path} does not take files as large as the portal has (FAT32 takes 4 GiB). Use another one, such as ext4 or exFAT.`,
  )
}
