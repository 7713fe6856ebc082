import { EXIT, Refusal } from '../installation/refusal.ts'
import { inBytes } from './words.ts'

export function otherInstallation(path: string): Refusal {
  return new Refusal(`${path} holds the backup of another portal. Nothing was changed.`)
}

export function unwritable(path: string, cause: unknown): Refusal {
  return new Refusal(`${path} cannot be written to: ${cause instanceof Error ? cause.message : cause}`)
}

/** Sizes in octets. */
export function noRoom(path: string, { needed, free }: { needed: number; free: number }): Refusal {
  return new Refusal(
    `${path} has no room for the backup: ${inBytes(needed)} are needed and ${inBytes(free)} are free, ` +
      `so ${inBytes(Math.max(needed - free, 1))} are missing. What is there already stays usable.`,
  )
}

export function gone(path: string, reason: string): Refusal {
  return new Refusal(
    `${path} went away while the backup was made (${reason}). The snapshots in it stay usable, and the next run goes on ` +
      'from there: connect it again.',
    EXIT.partial,
  )
}

export function tooSlow(path: string): Refusal {
  return new Refusal(
    `${path} has taken nothing for too long, so the backup was given up. The snapshots in it stay usable, and the next ` +
      'run goes on from there. Look at the disk or the network.',
    EXIT.partial,
  )
}

export function fileTooBig(path: string): Refusal {
  return new Refusal(
    `The file system of ${path} does not take files as large as the portal has (FAT32 takes 4 GiB). Use another one, such as ext4 or exFAT.`,
  )
}
