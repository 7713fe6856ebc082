import { renderUnicodeCompact } from 'uqr'
import { safeContactRules } from '../../views/safe-contacts/rules.ts'
import { catalogues } from '../../views/text/catalogue.ts'
import { readerFor } from '../../views/text/reader.ts'
import { Invalid } from '../errors.ts'
import { SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { checkPerson } from '../people/input.ts'
import { type Invited, inviteAgain, invitePerson } from '../people/invite.ts'
import { findSafeContact, type SafeContact } from '../safe-contacts/queries.ts'
import { PERSON_KINDS } from '../viewer.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import { codeFlag } from './code-flag.ts'
import type { Command, Flags } from './command.ts'
import { namedPerson, PERSON, PERSON_ABOUT, utcMinute } from './person-words.ts'

export const personInvite: Command = {
  words: `[${PERSON}]`,
  about:
    `With ${PERSON}: a new link and code for somebody who is known; the earlier link dies, passkeys stay.\n` +
    'With --name and --email: adds somebody and invites them. The link goes by e-mail, unless --no-mail is given; the\n' +
    `code is printed here only. ${PERSON_ABOUT}`,
  flags: {
    name: { type: 'string', hint: 'NAME', about: 'Name of somebody new.' },
    email: { type: 'string', hint: 'ADDRESS', about: 'Their e-mail address.' },
    phone: { type: 'string', hint: 'NUMBER', about: 'Their phone number.' },
    kind: {
      type: 'string',
      hint: 'KIND',
      about: `One of ${PERSON_KINDS.join(', ')}; client if nothing is said.`,
    },
    role: { type: 'string', hint: 'ROLE', about: 'Of staff: owner, lawyer, assistant or bookkeeper.' },
    language: {
      type: 'string',
      hint: 'LANGUAGE',
      about: 'en or fr; the firm’s first language if nothing is said.',
    },
    lost: { type: 'boolean', about: 'A device is lost: remove every passkey that PERSON has.' },
    'no-mail': { type: 'boolean', about: 'Send no e-mail: the link is handed over from here.' },
  },
  run: async ({ flags, words }, output) => {
    const mail = flags['no-mail'] !== true
    const { invited, safe } = await besideServer(flags, (place) => {
      const invited = invite(place, words, flags, mail)
      return { invited, safe: findSafeContact(place.db, place.vault, invited.personId) }
    })
    output.result({ ...invited, mailed: mail, safe }, invitedSentences(invited, mail, safe))
    return EXIT.ok
  },
}

function invite(place: Workplace, words: readonly string[], flags: Flags, mail: boolean): Invited {
  if (words.length === 0) return invitePerson(place, SYSTEM, described(place, flags), { mail })
  const { id } = namedPerson(place, words)
  return inviteAgain(place, SYSTEM, id, { mail, lost: flags.lost === true })
}

function described({ db, vault }: Workplace, flags: Flags) {
  const { name, email, phone, role, language = getFirm(db, vault).languages[0] } = flags
  const kind = codeFlag(flags, 'kind', PERSON_KINDS) ?? 'client'
  if (!name || !email)
    throw new Refusal(`Give a ${PERSON}, or --name and --email of somebody new.`, EXIT.usage)
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : '')
  const typed = {
    kind,
    firmRole: text(role),
    name: text(name),
    email: text(email),
    phone: text(phone),
  }
  try {
    return checkPerson({ ...typed, language: text(language) })
  } catch (error) {
    if (error instanceof Invalid)
      throw new Refusal(
        `--${FLAG[error.field ?? ''] ?? error.field} is refused: ${error.say(catalogues.en)}`,
        EXIT.usage,
      )
    throw error
  }
}

const FLAG: Record<string, string> = { firmRole: 'role' }

/** `safe`: how somebody in danger agreed to be called; whoever reads this is about to call them. */
export function invitedSentences(
  { personId, link, code, expiresAt }: Invited,
  mailed: boolean,
  safe: SafeContact | null,
): string {
  return [
    renderUnicodeCompact(link),
    '',
    `Person:  ${personId}`,
    `Link:    ${link}`,
    mailed
      ? '         It is in the outbox; the server sends it.'
      : '         Hand it over yourself: no e-mail is sent.',
    `Code:    ${code}`,
    '         Tell it by phone or in person, never by e-mail. It is shown this once.',
    `         Both are good until ${utcMinute(expiresAt)}.`,
    ...(safe ? safeContactSentences(safe) : []),
  ].join('\n')
}

function safeContactSentences(safe: SafeContact): string[] {
  const reader = readerFor('en', 'UTC')
  const { mark, askFirst } = reader.text.safeContacts
  const rules = safeContactRules(reader, safe).join(' · ') || askFirst
  const note = safe.note?.split('\n').map((line) => `         ${line}`) ?? []
  return ['', `${mark}: before you call: ${rules}`, ...note]
}
