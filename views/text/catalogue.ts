import * as account from '../account/text.ts'
import * as audit from '../audit/text.ts'
import * as components from '../components/text.ts'
import * as enrolments from '../enrolments/text.ts'
import * as errors from '../errors/text.ts'
import * as events from '../events/text.ts'
import * as layout from '../layout/text.ts'
import * as mail from '../mail/text.ts'
import * as matters from '../matters/text.ts'
import * as overview from '../overview/text.ts'
import * as passkeys from '../passkeys/text.ts'
import * as people from '../people/text.ts'
import * as sessions from '../sessions/text.ts'
import * as uploads from '../uploads/text.ts'

/** The same keys as `T`: strings stay strings, functions keep their parameters. A key forgotten does not compile. */
export type Same<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[Key] extends string
      ? string
      : Same<T[Key]>
}

const en = {
  account: account.en,
  audit: audit.en,
  components: components.en,
  enrolments: enrolments.en,
  errors: errors.en,
  events: events.en,
  layout: layout.en,
  mail: mail.en,
  matters: matters.en,
  passkeys: passkeys.en,
  people: people.en,
  sessions: sessions.en,
  uploads: uploads.en,
  overview: overview.en,
}

/** Every sentence of the product. One entry per feature; the feature's own `text.ts` holds the words. */
export type Catalogue = Same<typeof en>

const fr: Catalogue = {
  account: account.fr,
  audit: audit.fr,
  components: components.fr,
  enrolments: enrolments.fr,
  errors: errors.fr,
  events: events.fr,
  layout: layout.fr,
  mail: mail.fr,
  matters: matters.fr,
  passkeys: passkeys.fr,
  people: people.fr,
  sessions: sessions.fr,
  uploads: uploads.fr,
  overview: overview.fr,
}

export const catalogues: { en: Catalogue; fr: Catalogue } = { en, fr }
