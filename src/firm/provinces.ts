/** The provinces and territories of Canada by their postal codes. */
export const PROVINCES = [
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NS',
  'NT',
  'NU',
  'ON',
  'PE',
  'QC',
  'SK',
  'YT',
] as const

export type Province = (typeof PROVINCES)[number]

export function isProvince(text: string): text is Province {
  return PROVINCES.some((province) => province === text)
}
