import type { SealedCopy } from './keyring-body.ts'
import type { Sealed } from './sealed.ts'
import { createTextKey } from './text-key.ts'

/** A copy of the keyring that was handed out. Times: milliseconds since 1970. `attestedAt`: somebody saw it destroyed. */
export type KeyringCopy = Omit<SealedCopy, 'name'> & { readonly name: string }

const NAME = 'keyring.copies'

/** Under the firm's key and not under the root key: a new root key leaves it, and the recovery key opens it. */
export function sealCopyName(firmTextSecret: Uint8Array, number: number, name: string): Buffer {
  return Buffer.from(createTextKey(firmTextSecret).seal(NAME, String(number), name))
}

export function openCopies(firmTextSecret: Uint8Array, sealed: readonly SealedCopy[]): KeyringCopy[] {
  const key = createTextKey(firmTextSecret)
  return sealed.map((copy) => ({
    ...copy,
    name: key.open(NAME, String(copy.number), Uint8Array.from(copy.name) as Sealed<typeof NAME>),
  }))
}

type Destroyed = { readonly generation: number | null; readonly destroyedAt: number }

/** Whether a copy holds the keys of what was destroyed, wherever it is by now. */
export function holdsKeysOf({ generation, exportedAt }: KeyringCopy, destroyed: Destroyed): boolean {
  return destroyed.generation === null
    ? exportedAt < destroyed.destroyedAt
    : generation < destroyed.generation
}

/**
 * The copies that still open what was destroyed when `generation` began: older than it, not attested, and not replaced
 * by a newer copy under the same name.
 */
export function pendingCopies(copies: readonly KeyringCopy[], generation: number): KeyringCopy[] {
  return copies.filter(
    (copy) =>
      copy.generation < generation && copy.attestedAt === null && replacementOf(copy, copies) === undefined,
  )
}

/** The newer copy under the same name, if one was handed out. */
export function replacementOf(
  { name, number }: Pick<KeyringCopy, 'name' | 'number'>,
  copies: readonly KeyringCopy[],
): KeyringCopy | undefined {
  return copies.find((other) => other.name === name && other.number > number && wasHandedOut(other))
}

/** Not so where its export failed: then it is declared destroyed at the time at which it was registered. */
function wasHandedOut({ isFinished, attestedAt, exportedAt }: KeyringCopy): boolean {
  return isFinished && (attestedAt === null || attestedAt > exportedAt)
}
