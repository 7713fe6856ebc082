import { existsSync, readFileSync, statSync } from 'node:fs'
import { previousPath, replaceKeyring, withKeyringLock } from './keyring-disk.ts'
import { KeyringDamaged, Locked } from './keyring-errors.ts'
import { decodeKeyring, encodeKeyring, type KeyringFile } from './keyring-file.ts'

/** An open keyring: what the file held when it was last read, and what opens it. */
export type KeyringState = {
  readonly path: string
  unlockSecret: Uint8Array
  /** While this process replaces the file: what the new one opens with. */
  nextSecret?: Uint8Array
  file: KeyringFile
  rootKey: Buffer
  /** Tells whether the file is another one by now. */
  stamp: string
}

export type Contents = { file: KeyringFile; rootKey: Buffer; unlockSecret: Uint8Array }

/** Throws `Locked` or `KeyringDamaged`. */
export function loadState(path: string, unlockSecret: Uint8Array): KeyringState {
  if (unlockSecret.length !== 32) throw new Locked()
  const stamp = stampOf(path)
  try {
    if (!stamp) throw new KeyringDamaged(undefined)
    return { path, unlockSecret, stamp, ...decodeKeyring(readFileSync(path), unlockSecret) }
  } catch (error) {
    throw error instanceof KeyringDamaged ? new KeyringDamaged(usablePrevious(path, unlockSecret)) : error
  }
}

function usablePrevious(path: string, unlockSecret: Uint8Array): string | undefined {
  const previous = previousPath(path)
  try {
    return existsSync(previous) && decodeKeyring(readFileSync(previous), unlockSecret) ? previous : undefined
  } catch {
    return undefined
  }
}

/** Every write makes a new file by rename, so the inode changes even within one tick of the clock. */
function stampOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat && `${stat.ino}|${stat.mtimeNs}|${stat.size}`
}

const CHANGED =
  'The unlock secret was changed meanwhile, as a destruction does. Nothing was done; run it again.'

/** Reads the file again if it is another one by now. True if it was. */
export function refresh(state: KeyringState): boolean {
  if (stampOf(state.path) === state.stamp) return false
  try {
    Object.assign(state, reload(state))
  } catch (error) {
    // It opened before: a destruction, or somebody by hand, put another secret in its place.
    throw error instanceof Locked ? new Locked(CHANGED) : error
  }
  return true
}

function reload({ path, unlockSecret, nextSecret }: KeyringState): KeyringState {
  try {
    return loadState(path, unlockSecret)
  } catch (error) {
    if (!nextSecret || !(error instanceof Locked)) throw error
    return loadState(path, nextSecret)
  }
}

/**
 * One durable write. `apply` is given what the file holds now, not what this process read last, and may return the same
 * object to say that there is nothing to change. Returns the bytes of the file as it is then.
 */
export async function changeKeyring(
  state: KeyringState,
  apply: (latest: Contents) => Contents | Promise<Contents>,
  replace = replaceKeyring,
): Promise<Buffer> {
  return withKeyringLock(state.path, async () => {
    refresh(state)
    const { file, rootKey, unlockSecret } = state
    const latest = { file, rootKey, unlockSecret }
    const changed = await apply(latest)
    if (changed === latest) return readFileSync(state.path)
    const next = { ...changed.file, revision: file.revision + 1 }
    const bytes = encodeKeyring(next, changed.rootKey, changed.unlockSecret)
    // Whoever reads the keyring before the old file is overwritten finds the new one.
    state.nextSecret = changed.unlockSecret
    try {
      await replace(state.path, bytes)
      refresh(state)
    } finally {
      delete state.nextSecret
    }
    return bytes
  })
}
