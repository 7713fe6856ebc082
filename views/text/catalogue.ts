import * as account from '../account/text.ts'
import * as asked from '../asked/text.ts'
import * as audit from '../audit/text.ts'
import * as backup from '../backup/text.ts'
import * as binder from '../binder/text.ts'
import * as calendar from '../calendar/text.ts'
import * as closing from '../closing/text.ts'
import * as comments from '../comments/text.ts'
import * as components from '../components/text.ts'
import * as contactPreferences from '../contact-preferences/text.ts'
import * as destruction from '../destruction/text.ts'
import * as documents from '../documents/text.ts'
import * as enrolments from '../enrolments/text.ts'
import * as errors from '../errors/text.ts'
import * as events from '../events/text.ts'
import * as firm from '../firm/text.ts'
import * as folders from '../folders/text.ts'
import * as guides from '../guides/text.ts'
import * as keyring from '../keyring/text.ts'
import * as languages from '../languages/text.ts'
import * as layout from '../layout/text.ts'
import * as library from '../library/text.ts'
import * as mail from '../mail/text.ts'
import * as matters from '../matters/text.ts'
import * as members from '../members/text.ts'
import * as messages from '../messages/text.ts'
import * as news from '../news/text.ts'
import * as notes from '../notes/text.ts'
import * as overview from '../overview/text.ts'
import * as passkeys from '../passkeys/text.ts'
import * as people from '../people/text.ts'
import * as portal from '../portal/text.ts'
import * as preferences from '../preferences/text.ts'
import * as preview from '../preview/text.ts'
import * as provinces from '../provinces/text.ts'
import * as receipts from '../receipts/text.ts'
import * as recovery from '../recovery/text.ts'
import * as requests from '../requests/text.ts'
import * as restore from '../restore/text.ts'
import * as retention from '../retention/text.ts'
import * as rollOut from '../roll-out/text.ts'
import * as rules from '../rules/text.ts'
import * as safeContacts from '../safe-contacts/text.ts'
import * as search from '../search/text.ts'
import * as sessions from '../sessions/text.ts'
import * as shares from '../shares/text.ts'
import * as stages from '../stages/text.ts'
import * as tasks from '../tasks/text.ts'
import * as team from '../team/text.ts'
import * as today from '../today/text.ts'
import * as updates from '../updates/text.ts'
import * as uploads from '../uploads/text.ts'
import * as walls from '../walls/text.ts'
import * as witnesses from '../witnesses/text.ts'
import type { Same } from './same.ts'

const en = {
  account: account.en,
  asked: asked.en,
  audit: audit.en,
  binder: binder.en,
  backup: backup.en,
  calendar: calendar.en,
  closing: closing.en,
  comments: comments.en,
  components: components.en,
  contactPreferences: contactPreferences.en,
  destruction: destruction.en,
  documents: documents.en,
  enrolments: enrolments.en,
  errors: errors.en,
  events: events.en,
  folders: folders.en,
  firm: firm.en,
  guides: guides.en,
  keyring: keyring.en,
  languages: languages.en,
  layout: layout.en,
  library: library.en,
  mail: mail.en,
  receipts: receipts.en,
  matters: matters.en,
  passkeys: passkeys.en,
  people: people.en,
  portal: portal.en,
  preferences: preferences.en,
  preview: preview.en,
  provinces: provinces.en,
  requests: requests.en,
  restore: restore.en,
  retention: retention.en,
  rollOut: rollOut.en,
  rules: rules.en,
  recovery: recovery.en,
  search: search.en,
  safeContacts: safeContacts.en,
  sessions: sessions.en,
  shares: shares.en,
  tasks: tasks.en,
  stages: stages.en,
  team: team.en,
  today: today.en,
  updates: updates.en,
  uploads: uploads.en,
  members: members.en,
  news: news.en,
  messages: messages.en,
  notes: notes.en,
  overview: overview.en,
  walls: walls.en,
  witnesses: witnesses.en,
}

/** Every sentence of the product. One entry per feature; the feature's own `text.ts` holds the words. */
export type Catalogue = Same<typeof en>

const fr: Catalogue = {
  account: account.fr,
  asked: asked.fr,
  audit: audit.fr,
  binder: binder.fr,
  backup: backup.fr,
  calendar: calendar.fr,
  closing: closing.fr,
  comments: comments.fr,
  components: components.fr,
  contactPreferences: contactPreferences.fr,
  destruction: destruction.fr,
  documents: documents.fr,
  enrolments: enrolments.fr,
  errors: errors.fr,
  events: events.fr,
  folders: folders.fr,
  firm: firm.fr,
  guides: guides.fr,
  keyring: keyring.fr,
  languages: languages.fr,
  layout: layout.fr,
  library: library.fr,
  mail: mail.fr,
  receipts: receipts.fr,
  matters: matters.fr,
  passkeys: passkeys.fr,
  people: people.fr,
  portal: portal.fr,
  preferences: preferences.fr,
  preview: preview.fr,
  provinces: provinces.fr,
  requests: requests.fr,
  restore: restore.fr,
  retention: retention.fr,
  rollOut: rollOut.fr,
  rules: rules.fr,
  recovery: recovery.fr,
  search: search.fr,
  safeContacts: safeContacts.fr,
  sessions: sessions.fr,
  shares: shares.fr,
  tasks: tasks.fr,
  stages: stages.fr,
  team: team.fr,
  today: today.fr,
  updates: updates.fr,
  uploads: uploads.fr,
  members: members.fr,
  news: news.fr,
  messages: messages.fr,
  notes: notes.fr,
  overview: overview.fr,
  walls: walls.fr,
  witnesses: witnesses.fr,
}

export const catalogues: { en: Catalogue; fr: Catalogue } = { en, fr }
