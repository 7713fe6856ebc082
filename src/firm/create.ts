import { DEFAULT_ACCENTS } from '../../views/layout/brand-css.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import type { Language } from '../viewer.ts'
import { FIRM_ID, insertFirm } from './queries.ts'

export type FirmInput = { name: string; province: string; timeZone: string; languages: readonly Language[] }

const FIRST_NUMBERS = '{year}-{sequence:4}'

/** Writes the firm of a new data directory, inside the caller's transaction. */
export function createFirm(deps: Pick<Deps, 'db' | 'vault' | 'clock'>, firm: FirmInput): void {
  insertFirm(deps.db, {
    ...DEFAULT_ACCENTS,
    matterNumberPattern: FIRST_NUMBERS,
    name: deps.vault.firm.seal('firm.name', FIRM_ID, firm.name),
    province: firm.province,
    timeZone: firm.timeZone,
    languages: firm.languages.join(','),
    createdAt: timestamp(deps.clock),
  })
  appendEvent(deps, SYSTEM, { kind: 'firm.created', details: {} })
}
