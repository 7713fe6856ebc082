/** Where Canadian firms are, from east to west; a firm elsewhere keeps what `init` was given. */
const CANADIAN_ZONES = [
  'America/St_Johns',
  'America/Halifax',
  'America/Moncton',
  'America/Toronto',
  'America/Iqaluit',
  'America/Winnipeg',
  'America/Regina',
  'America/Edmonton',
  'America/Vancouver',
  'America/Whitehorse',
] as const

export function zonesWith(present: string): string[] {
  return CANADIAN_ZONES.some((zone) => zone === present) ? [...CANADIAN_ZONES] : [present, ...CANADIAN_ZONES]
}
