import type { Language } from '../../src/viewer.ts'

/** Canadian zones whose French name is not the last part of the IANA name. */
const FRENCH_CITY: Record<string, string> = {
  'America/St_Johns': 'Saint-Jean de Terre-Neuve',
  'America/Montreal': 'Montréal',
  'Canada/Newfoundland': 'Terre-Neuve',
  'Canada/Atlantic': 'l’Atlantique',
  'Canada/Eastern': 'l’Est',
  'Canada/Central': 'le Centre',
  'Canada/Mountain': 'les Rocheuses',
  'Canada/Pacific': 'le Pacifique',
  'Canada/Saskatchewan': 'la Saskatchewan',
  'Canada/Yukon': 'le Yukon',
}
const ENGLISH_CITY: Record<string, string> = {
  'America/St_Johns': 'St. John’s',
  'America/Montreal': 'Montréal',
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function ofCity(city: string): string {
  if (city.startsWith('le ')) return `du ${city.slice(3)}`
  if (city.startsWith('les ')) return `des ${city.slice(4)}`
  return /^[aeiouyhàâéèêîôû]/i.test(city) ? `d’${city}` : `de ${city}`
}

/** "Toronto time", "heure de Toronto", "heure d’Edmonton"; "UTC" for UTC itself. */
export function zoneName(zone: string, language: Language): string {
  if (zone === 'UTC' || zone.startsWith('Etc/')) return 'UTC'
  if (language === 'en') return `${ENGLISH_CITY[zone] ?? cityOf(zone)} time`
  return `heure ${ofCity(FRENCH_CITY[zone] ?? cityOf(zone))}`
}
