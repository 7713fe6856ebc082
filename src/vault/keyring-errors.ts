/** The unlock secret is missing or is not the one this keyring was sealed with. The file is as it was. */
export class Locked extends Error {
  constructor(message = 'The unlock secret does not open this keyring.') {
    super(message)
    this.name = 'Locked'
  }
}

/**
 * The keyring file is missing, cut or changed. Nothing was overwritten. `previous` is the path of the last keyring
 * before it, when that one is there and opens with the same unlock secret (or looks whole, where none was given).
 */
export class KeyringDamaged extends Error {
  constructor(readonly previous: string | undefined) {
    super(previous ? `The keyring is damaged; ${previous} opens.` : 'The keyring is damaged.')
    this.name = 'KeyringDamaged'
  }
}
