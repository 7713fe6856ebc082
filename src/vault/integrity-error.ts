/**
 * Something sealed did not open: changed, cut, moved, or sealed under another key. Always the same message and never a
 * cause, because an error that says which check failed is an oracle.
 */
export class IntegrityError extends Error {
  constructor() {
    super('Sealed data did not pass its integrity check.')
    this.name = 'IntegrityError'
  }
}
