import type { Database } from 'bun:sqlite'
import type { Language } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

export const FIRM_ID = '1'

export type Firm = {
  name: string
  province: string
  timeZone: string
  /** First one is the default. */
  languages: readonly Language[]
  accent: string
  accentSoft: string
  welcome: Record<Language, string | null>
  hasLogo: boolean
  matterNumberPattern: string
}

type Row = {
  name: Sealed<'firm.name'>
  province: string
  timeZone: string
  languages: string
  accent: string
  accentSoft: string
  welcomeEn: Sealed<'firm.welcome_en'> | null
  welcomeFr: Sealed<'firm.welcome_fr'> | null
  hasLogo: number
  matterNumberPattern: string
}

/** The one firm of this portal; it exists from `init` on. */
export function getFirm(db: Database, { firm: key }: Pick<Vault, 'firm'>): Firm {
  const row = db
    .query<Row, []>(`
      select name, province, time_zone as timeZone, languages, accent, accent_soft as accentSoft,
        welcome_en as welcomeEn, welcome_fr as welcomeFr, logo is not null as hasLogo,
        matter_number_pattern as matterNumberPattern from firm`)
    .get()
  if (!row) throw new Error('this data directory has no firm: run `vestibule init`')
  return {
    ...row,
    name: key.open('firm.name', FIRM_ID, row.name),
    languages: row.languages.split(',') as Language[],
    welcome: {
      en: row.welcomeEn && key.open('firm.welcome_en', FIRM_ID, row.welcomeEn),
      fr: row.welcomeFr && key.open('firm.welcome_fr', FIRM_ID, row.welcomeFr),
    },
    hasLogo: row.hasLogo === 1,
  }
}

export type NewFirm = {
  name: Sealed<'firm.name'>
  province: string
  timeZone: string
  languages: string
  accent: string
  accentSoft: string
  matterNumberPattern: string
  createdAt: string
}

export function insertFirm(db: Database, firm: NewFirm): void {
  db.query(`
    insert into firm (id, name, province, time_zone, languages, accent, accent_soft, matter_number_pattern, created_at)
    values (1, $name, $province, $timeZone, $languages, $accent, $accentSoft, $matterNumberPattern, $createdAt)`).run(
    firm,
  )
}
