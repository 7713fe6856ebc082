import type { Catalogue } from '../views/text/catalogue.ts'
import type { GuestViewer } from './viewer.ts'

/** Chooses the sentence a person reads, in their own language, from the catalogue. */
export type Say = (text: Catalogue) => string

/** An error whose sentence may be shown to the person who caused it. Everything else becomes a 500 page. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly say: Say,
    options?: ErrorOptions,
  ) {
    super(`${new.target.name} ${status}`, options)
    this.name = new.target.name
  }
}

/** A missing thing, and equally a thing that the viewer has no right to: the two cannot be told apart. */
export class NotFound extends AppError {
  constructor() {
    super(404, (text) => text.errors.notFound)
  }
}

/** Input that cannot be accepted. `field` names the form control that the sentence belongs beside. */
export class Invalid extends AppError {
  constructor(
    say: Say,
    readonly field?: string,
    options?: ErrorOptions,
  ) {
    super(422, say, options)
  }
}

/** Somebody must sign in first (pages redirect to the sign-in page instead). */
export class SignInNeeded extends AppError {
  constructor() {
    super(401, (text) => text.errors.signedOut)
  }
}

/** A dangerous act whose viewer has not used their passkey for a while: the answer is a page that asks for it. */
export class PasskeyNeeded extends AppError {
  constructor() {
    super(403, (text) => text.errors.passkeyNeeded)
  }
}

/** The portal of a matter is closed to somebody who was in it: the answer is a page that says whom to ask. */
export class MatterClosed extends AppError {
  constructor(
    readonly viewer: GuestViewer,
    readonly matterId: string,
  ) {
    super(410, (text) => text.closing.closed.sentence)
  }
}

/** Whoever could still do this yesterday is told why they cannot today. */
export class MatterReadOnly extends AppError {
  constructor() {
    super(403, (text) => text.closing.readOnly)
  }
}
