import { contrastOnPaper, isReadableAccent } from '../../views/layout/brand-css.ts'
import { isHexColour } from '../../views/layout/contrast.ts'
import { type FirmAccess, requireFreshPasskey } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { readPhone } from '../phone.ts'
import type { Language } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'
import { patternProblem } from './matter-number.ts'
import { isProvince } from './provinces.ts'
import { FIRM_ID, type Firm, getFirm, updateColours, updateFirm } from './queries.ts'

export type FirmForm = {
  [Name in
    | 'name'
    | 'phone'
    | 'province'
    | 'timeZone'
    | 'languages'
    | 'matterNumberPattern'
    | 'welcomeEn'
    | 'welcomeFr']?: string | undefined
}
type Checked = Pick<
  Firm,
  'name' | 'phone' | 'province' | 'timeZone' | 'languages' | 'matterNumberPattern' | 'welcome'
>

const NAME_AT_MOST = 120
const WELCOME_AT_MOST = 2000
const LANGUAGES: Record<string, readonly Language[]> = {
  en: ['en'],
  fr: ['fr'],
  'en,fr': ['en', 'fr'],
  'fr,en': ['fr', 'en'],
}

/** Changes what the firm says of itself. Throws `Invalid`. */
export function changeFirm(deps: Deps, access: FirmAccess<'firm:manage'>, form: FirmForm): void {
  const { db, vault } = deps
  const firm = checkFirm(form)
  const { welcome } = firm
  db.transaction(() => {
    const fields = changedFields(getFirm(db, vault), firm)
    if (fields.length === 0) return
    updateFirm(db, access, {
      ...firm,
      languages: firm.languages.join(','),
      name: vault.firm.seal('firm.name', FIRM_ID, firm.name),
      phone: firm.phone === null ? null : vault.firm.seal('firm.phone', FIRM_ID, firm.phone),
      welcomeEn: welcome.en ? vault.firm.seal('firm.welcome_en', FIRM_ID, welcome.en) : null,
      welcomeFr: welcome.fr ? vault.firm.seal('firm.welcome_fr', FIRM_ID, welcome.fr) : null,
    })
    appendEvent(deps, access.viewer, { kind: 'firm.changed', details: { fields } })
  }).immediate()
  deps.wake()
}

function checkFirm(form: FirmForm): Checked {
  const name = oneLine(form.name)
  if (!name || name.length > NAME_AT_MOST)
    throw new Invalid((t) => t.firm.problems.name(NAME_AT_MOST), 'name')
  const province = form.province ?? ''
  if (!isProvince(province)) throw new Invalid((t) => t.rules.choose, 'province')
  const languages = Object.hasOwn(LANGUAGES, form.languages ?? '') && LANGUAGES[form.languages ?? '']
  if (!languages) throw new Invalid((t) => t.rules.choose, 'languages')
  return {
    name,
    phone: readPhone(form.phone),
    province,
    languages,
    timeZone: checkTimeZone(form.timeZone),
    matterNumberPattern: checkPattern(form.matterNumberPattern),
    welcome: {
      en: checkWelcome(form.welcomeEn, 'welcomeEn'),
      fr: checkWelcome(form.welcomeFr, 'welcomeFr'),
    },
  }
}

function checkTimeZone(typed: string | undefined): string {
  const zone = Intl.supportedValuesOf('timeZone').find((name) => name === typed)
  if (!zone && typed !== 'UTC') throw new Invalid((t) => t.rules.choose, 'timeZone')
  return zone ?? 'UTC'
}

function checkPattern(typed: string | undefined): string {
  const pattern = (typed ?? '').trim()
  const problem = patternProblem(pattern)
  if (problem) throw new Invalid((t) => t.firm.problems.pattern[problem], 'matterNumberPattern')
  return pattern
}

function checkWelcome(typed: string | undefined, field: string): string | null {
  const welcome = manyLines(typed)
  if (welcome.length > WELCOME_AT_MOST) throw new Invalid((t) => t.rules.tooLong(WELCOME_AT_MOST), field)
  return welcome || null
}

function changedFields(before: Firm, after: Checked): string[] {
  const fields = (['name', 'phone', 'province', 'timeZone', 'matterNumberPattern'] as const).filter(
    (name) => before[name] !== after[name],
  )
  const languages = before.languages.join() !== after.languages.join() ? ['languages'] : []
  const { en, fr } = before.welcome
  const welcome = en !== after.welcome.en || fr !== after.welcome.fr ? ['welcome'] : []
  return [...fields, ...languages, ...welcome]
}

export type ColoursForm = { accent?: string | undefined; accentSoft?: string | undefined }

/** Changes the firm's two colours; one that could not be read as text is refused with its contrast. */
export function changeColours(deps: Deps, access: FirmAccess<'firm:manage'>, form: ColoursForm): void {
  const colours = {
    accent: checkColour(form.accent, 'accent'),
    accentSoft: checkColour(form.accentSoft, 'accentSoft'),
  }
  requireFreshPasskey(deps, access.viewer)
  deps.db
    .transaction(() => {
      updateColours(deps.db, access, colours)
      appendEvent(deps, access.viewer, { kind: 'firm.changed', details: { fields: ['colours'] } })
    })
    .immediate()
  deps.wake()
}

function checkColour(typed: string | undefined, field: string): string {
  const colour = (typed ?? '').trim().toLowerCase()
  if (!isHexColour(colour)) throw new Invalid((t) => t.firm.problems.colour, field)
  if (!isReadableAccent(colour)) {
    const ratio = contrastOnPaper(colour)
    throw new Invalid((t) => t.firm.problems.contrast(ratio), field)
  }
  return colour
}
