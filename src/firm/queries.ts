import type { Database } from 'bun:sqlite'
import type { FirmAccess } from '../access.ts'
import { oneOf } from '../one-of.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import { LANGUAGES, type Language } from '../viewer.ts'

export const FIRM_ID = '1'

export type Firm = {
  name: string
  /** Where a client asks for what the portal no longer shows; null where none was given. */
  phone: string | null
  province: string
  timeZone: string
  /** First one is the default. */
  languages: readonly Language[]
  accent: string
  accentSoft: string
  welcome: Record<Language, string | null>
  /** Changes with the logo; null without one. */
  logoVersion: string | null
  matterNumberPattern: string
  /** Whom a mail is from that must not name the firm; null for the usual word. */
  neutralSender: string | null
  /** Where the button leads that leaves the portal at once; null for the usual place. */
  exitAddress: string | null
}

type Row = Omit<Firm, 'name' | 'phone' | 'languages' | 'welcome' | 'neutralSender' | 'exitAddress'> & {
  neutralSender: Sealed<'firm.neutral_sender'> | null
  exitAddress: Sealed<'firm.exit_address'> | null
  name: Sealed<'firm.name'>
  phone: Sealed<'firm.phone'> | null
  languages: string
  welcomeEn: Sealed<'firm.welcome_en'> | null
  welcomeFr: Sealed<'firm.welcome_fr'> | null
}

/** The one firm of this portal; it exists from `init` on. */
export function getFirm(db: Database, { firm: key }: Pick<Vault, 'firm'>): Firm {
  const row = db
    .query<Row, []>(`
      select name, phone, province, time_zone as timeZone, languages, accent, accent_soft as accentSoft,
        welcome_en as welcomeEn, welcome_fr as welcomeFr, logo_version as logoVersion,
        matter_number_pattern as matterNumberPattern, neutral_sender as neutralSender, exit_address as exitAddress
      from firm`)
    .get()
  if (!row) throw new Error('this data directory has no firm: run `vestibule init`')
  return {
    ...row,
    name: key.open('firm.name', FIRM_ID, row.name),
    phone: row.phone && key.open('firm.phone', FIRM_ID, row.phone),
    languages: row.languages.split(',').flatMap((code) => oneOf(LANGUAGES, code) ?? []),
    welcome: {
      en: row.welcomeEn && key.open('firm.welcome_en', FIRM_ID, row.welcomeEn),
      fr: row.welcomeFr && key.open('firm.welcome_fr', FIRM_ID, row.welcomeFr),
    },
    neutralSender: row.neutralSender && key.open('firm.neutral_sender', FIRM_ID, row.neutralSender),
    exitAddress: row.exitAddress && key.open('firm.exit_address', FIRM_ID, row.exitAddress),
  }
}

type Later = 'phone' | 'logoVersion' | 'welcomeEn' | 'welcomeFr' | 'neutralSender' | 'exitAddress'
export type NewFirm = Omit<Row, Later> & { createdAt: string }

export function insertFirm(db: Database, firm: NewFirm): void {
  db.query(`
    insert into firm (id, name, province, time_zone, languages, accent, accent_soft, matter_number_pattern, created_at)
    values (1, $name, $province, $timeZone, $languages, $accent, $accentSoft, $matterNumberPattern, $createdAt)`).run(
    firm,
  )
}

export type FirmChange = {
  name: Sealed<'firm.name'>
  phone: Sealed<'firm.phone'> | null
  province: string
  timeZone: string
  languages: string
  matterNumberPattern: string
  welcomeEn: Sealed<'firm.welcome_en'> | null
  welcomeFr: Sealed<'firm.welcome_fr'> | null
}

export function updateFirm(db: Database, _access: FirmAccess<'firm:manage'>, change: FirmChange): void {
  db.query(`
    update firm set name = $name, phone = $phone, province = $province, time_zone = $timeZone, languages = $languages,
      matter_number_pattern = $matterNumberPattern, welcome_en = $welcomeEn, welcome_fr = $welcomeFr`).run(
    change,
  )
}

export type Discretion = {
  neutralSender: Sealed<'firm.neutral_sender'> | null
  exitAddress: Sealed<'firm.exit_address'> | null
}

/** What keeps the firm's name from those who must not read it. */
export function updateDiscretion(
  db: Database,
  _access: FirmAccess<'firm:manage'>,
  discretion: Discretion,
): void {
  db.query('update firm set neutral_sender = $neutralSender, exit_address = $exitAddress').run(discretion)
}

export function updateColours(
  db: Database,
  _access: FirmAccess<'firm:manage'>,
  colours: Pick<Firm, 'accent' | 'accentSoft'>,
): void {
  db.query('update firm set accent = $accent, accent_soft = $accentSoft').run(colours)
}

/** An image that every visitor may see: the firm's sign on its door. */
export type Logo = { bytes: Uint8Array<ArrayBuffer>; type: 'image/png' | 'image/jpeg'; version: string }

export function findLogo(db: Database): Logo | null {
  return db
    .query<Logo, []>(
      'select logo as bytes, logo_type as type, logo_version as version from firm where logo is not null',
    )
    .get()
}

export function updateLogo(db: Database, _access: FirmAccess<'firm:manage'>, logo: Logo | null): void {
  const { bytes = null, type = null, version = null } = logo ?? {}
  db.query('update firm set logo = $bytes, logo_type = $type, logo_version = $version').run({
    bytes,
    type,
    version,
  })
}
