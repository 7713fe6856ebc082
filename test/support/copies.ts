import type { Keyring } from '../../src/vault/keyring.ts'

/** A copy of the keyring that reached its place. */
export async function handOutCopy(keyring: Keyring, name: string, at: Date) {
  const copy = await keyring.registerCopy(name, at)
  await keyring.finishCopy(copy.number)
  return copy
}
