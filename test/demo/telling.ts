import type { Deps } from '../../src/deps.ts'
import { changeTelling } from '../../src/preferences/change.ts'
import { changeSafeContact } from '../../src/safe-contacts/change.ts'
import { guestViewer, type People, staffViewer } from './people.ts'

const NOTE =
  'Le mardi et le jeudi entre 10 h et 14 h, au travail. Demander Amélie par son prénom\u202f; si ce n’est pas elle, dire que c’est pour le rendez-vous chez le dentiste.'

/** Who chose how they are told, and one client who must be reached safely. */
export function chooseTelling(deps: Deps, people: People): void {
  const choose = (key: string, fields: Record<string, string>) =>
    changeTelling(deps, guestViewer(people, key), new URLSearchParams({ hour: '8', weekday: '1', ...fields }))
  choose('marie', { pace: 'at-once', quietFrom: '21', quietUntil: '7' })
  choose('priya', { pace: 'daily', hour: '18' })
  choose('samuel', { pace: 'weekly', weekday: '5', hour: '16' })
  const amelie = guestViewer(people, 'amelie')
  const fields = {
    mailFrom: '10',
    mailUntil: '14',
    workingDays: 'yes',
    urgentAnyway: 'yes',
    noVoicemail: 'yes',
  }
  const form = new URLSearchParams({ ...fields, note: NOTE })
  changeSafeContact(deps, staffViewer(people, 'mireille'), amelie.personId, form)
}
