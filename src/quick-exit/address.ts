import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import type { Language } from '../viewer.ts'

/** Environment Canada's weather: anybody may be looking at it, and it says nothing of who looks. */
export const USUAL_EXITS: Readonly<Record<Language, string>> = {
  en: 'https://weather.gc.ca/',
  fr: 'https://meteo.gc.ca/',
}

/** Where somebody is taken who leaves the portal in a hurry. */
export function exitAddress({ db, vault }: Pick<Deps, 'db' | 'vault'>, language: Language): string {
  return getFirm(db, vault).exitAddress ?? USUAL_EXITS[language]
}
