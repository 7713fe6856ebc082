import type { FirmInput } from '../firm/create.ts'
import { isProvince, PROVINCES } from '../firm/provinces.ts'
import { oneOf } from '../one-of.ts'
import { plainEmail } from '../people/email.ts'
import { LANGUAGES, type Language } from '../viewer.ts'

/** What `init` has to be told, by flags or by questions. */
export type Answers = {
  firm: FirmInput
  owner: { name: string; email: string; language: Language }
}

/** One thing to be told: its flag, how it is asked for, what is offered, and what is wrong with an answer (or null). */
export type Question = {
  flag: string
  ask: string
  offer: (given: ReadonlyMap<string, string>) => string | undefined
  /** What is taken where no flag says it and no terminal is there to ask. */
  silent?: string
  refuse: (answer: string) => string | null
}

const nameRule = (answer: string) =>
  /^\S(.{0,198}\S)?$/u.test(answer) ? null : 'it must be 1 to 200 characters.'
const among = (allowed: readonly string[]) => (answer: string) =>
  allowed.includes(answer) ? null : `it must be one of ${allowed.join(', ')}.`
const nothing = () => undefined

export const questions: Question[] = [
  { flag: 'firm-name', ask: 'Name of the firm', offer: nothing, refuse: nameRule },
  {
    flag: 'province',
    ask: `Province or territory (${PROVINCES.join(' ')})`,
    offer: nothing,
    refuse: among(PROVINCES),
  },
  { flag: 'time-zone', ask: 'Time zone', offer: () => machineTimeZone(), refuse: refuseTimeZone },
  {
    flag: 'languages',
    ask: 'Languages, the first one first (en,fr or fr,en or en or fr)',
    offer: (given) => (given.get('province') === 'QC' ? 'fr,en' : 'en,fr'),
    refuse: among(['en,fr', 'fr,en', 'en', 'fr']),
  },
  { flag: 'owner-name', ask: 'Your name, as the first owner', offer: nothing, refuse: nameRule },
  {
    flag: 'owner-email',
    ask: 'Your e-mail address',
    offer: nothing,
    refuse: (answer) =>
      plainEmail(answer) ? null : 'it must be one e-mail address, such as ada@firm.example.',
  },
  {
    flag: 'owner-language',
    ask: 'Your language (en or fr)',
    offer: (given) => given.get('languages')?.slice(0, 2),
    refuse: among(LANGUAGES),
  },
]

/** Takes answers that every question has accepted. */
export function answersFrom(given: ReadonlyMap<string, string>): Answers {
  const [province = '', languages = ''] = [given.get('province'), given.get('languages')]
  if (!isProvince(province)) throw new TypeError(`${province} is no province`)
  return {
    firm: {
      name: given.get('firm-name') ?? '',
      province,
      timeZone: given.get('time-zone') ?? '',
      languages: languages.split(',').flatMap((code) => oneOf(LANGUAGES, code) ?? []),
    },
    owner: {
      name: given.get('owner-name') ?? '',
      email: plainEmail(given.get('owner-email') ?? '') ?? '',
      language: oneOf(LANGUAGES, given.get('owner-language')) ?? 'en',
    },
  }
}

function machineTimeZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone.includes('/') && !zone.startsWith('Etc/') ? zone : 'America/Toronto'
}

function refuseTimeZone(answer: string): string | null {
  const sentence = 'it must be an IANA time zone, such as America/Toronto.'
  if (!answer.includes('/')) return sentence // "EST" is accepted by Intl and has no summer time
  try {
    new Intl.DateTimeFormat('en', { timeZone: answer })
    return null
  } catch {
    return sentence
  }
}
