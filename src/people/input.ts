import { Invalid } from '../errors.ts'
import { oneOf } from '../one-of.ts'
import { readPhone } from '../phone.ts'
import { FIRM_ROLES, type FirmRole, LANGUAGES, type Language, type PersonKind } from '../viewer.ts'
import { oneLine } from '../written.ts'
import type { PersonInput } from './add.ts'
import { plainEmail } from './email.ts'

/** What a form or a command line says of somebody, before anything of it is believed. */
export type TypedPerson = {
  kind: PersonKind
  firmRole?: string | undefined
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  language?: string | undefined
}

const NAME_LENGTH = 120

/** Throws `Invalid` beside the field that is wrong. */
export function checkPerson(typed: TypedPerson): PersonInput {
  return {
    kind: typed.kind,
    firmRole: readRole(typed),
    name: readName(typed.name),
    email: readEmail(typed.email),
    phone: readPhone(typed.phone),
    language: readLanguage(typed.language),
  }
}

function readName(typed: string | undefined): string {
  const name = oneLine(typed)
  if (!name || name.length > NAME_LENGTH) throw new Invalid((text) => text.people.nameWrong, 'name')
  return name
}

function readEmail(typed: string | undefined): string {
  const email = plainEmail(typed ?? '')
  if (!email) throw new Invalid((text) => text.people.emailWrong, 'email')
  return email
}

function readLanguage(typed: string | undefined): Language {
  const language = oneOf(LANGUAGES, typed)
  if (!language) throw new Invalid((text) => text.people.languageWrong, 'language')
  return language
}

function readRole({ kind, firmRole }: TypedPerson): FirmRole | null {
  if (kind !== 'staff') return null
  const role = oneOf(FIRM_ROLES, firmRole)
  if (!role) throw new Invalid((text) => text.people.roleWrong, 'firmRole')
  return role
}
