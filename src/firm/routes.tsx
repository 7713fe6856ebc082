import { Elysia, t } from 'elysia'
import { SettingsPage } from '../../views/firm/settings-page.tsx'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { FirmAccess, hasFreshPasskey } from '../access.ts'
import { readBackup } from '../backup/read.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { listActivePersons } from '../people/queries.ts'
import { type ColoursForm, changeColours, changeFirm, type FirmForm } from './change.ts'
import { changeLogo, removeLogo } from './logo.ts'
import { nextNumber, yearIn } from './matter-number.ts'
import { PROVINCES } from './provinces.ts'
import { type Firm, getFirm } from './queries.ts'
import { zonesWith } from './zones.ts'

const SETTINGS = '/firm/settings'
const firmBody = t.Object({
  name: typed,
  phone: typed,
  province: typed,
  timeZone: typed,
  languages: typed,
  matterNumberPattern: typed,
  welcomeEn: typed,
  welcomeFr: typed,
})

/** What the firm is called, says and looks like: for its owners. */
export const firm = (deps: Deps) => new Elysia().use(details(deps)).use(logo(deps))

const details = (deps: Deps) =>
  new Elysia({ prefix: SETTINGS })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => settingsPage(deps, frame, FirmAccess.open(viewer, 'firm:manage')))
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            changeFirm(deps, access, body)
            return seeOther(SETTINGS)
          },
          (problem) => settingsPage(deps, frame, access, { problem, firm: body }),
        )
      },
      { body: firmBody },
    )
    .post(
      '/colours',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            changeColours(deps, access, body)
            return seeOther(`${SETTINGS}#look`)
          },
          (problem) => settingsPage(deps, frame, access, { problem, colours: body }),
        )
      },
      { body: t.Object({ accent: typed, accentSoft: typed }) },
    )

const logo = (deps: Deps) =>
  new Elysia({ prefix: `${SETTINGS}/logo` })
    .use(staffSide(deps))
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          async () => {
            await changeLogo(deps, access, body.logo)
            return seeOther(`${SETTINGS}#look`)
          },
          (problem) => settingsPage(deps, frame, access, { problem }),
        )
      },
      { body: t.Object({ logo: t.Optional(t.File()) }) },
    )
    .post('/removal', ({ viewer }) => {
      removeLogo(deps, FirmAccess.open(viewer, 'firm:manage'))
      return seeOther(`${SETTINGS}#look`)
    })

type Refused = { problem?: Problem; firm?: FirmForm; colours?: ColoursForm }

function settingsPage(
  deps: Deps,
  frame: StaffFrame,
  { viewer }: FirmAccess<'firm:manage'>,
  refused: Refused = {},
) {
  const present = getFirm(deps.db, deps.vault)
  const year = yearIn(present.timeZone, deps.clock.now())
  return (
    <SettingsPage
      frame={frame}
      firm={refused.firm ?? firmForm(present)}
      colours={refused.colours ?? { accent: present.accent, accentSoft: present.accentSoft }}
      logoUrl={frame.firm.logoUrl}
      example={nextNumber(present.matterNumberPattern, year, [])}
      problems={problemsOf(frame.reader, refused.problem)}
      choices={{ provinces: PROVINCES, zones: zonesWith(present.timeZone) }}
      team={listActivePersons(deps.db, deps.vault, ['staff'])}
      fresh={hasFreshPasskey(deps, viewer)}
      backup={readBackup(deps)}
    />
  )
}

function firmForm({
  name,
  phone,
  province,
  timeZone,
  languages,
  matterNumberPattern,
  welcome,
}: Firm): FirmForm {
  return {
    name,
    phone: phone ?? '',
    province,
    timeZone,
    languages: languages.join(','),
    matterNumberPattern,
    welcomeEn: welcome.en ?? '',
    welcomeFr: welcome.fr ?? '',
  }
}
