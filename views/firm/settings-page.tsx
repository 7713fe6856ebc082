import type { BackupState } from '../../src/backup/read.ts'
import type { ColoursForm, FirmForm } from '../../src/firm/change.ts'
import type { FirmRole } from '../../src/viewer.ts'
import { BackupSheet } from '../backup/backup-sheet.tsx'
import { LinkButton } from '../components/button.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { type FirmChoices, FirmForms } from './firm-form.tsx'
import { LookSheet } from './look-sheet.tsx'

export function SettingsPage({
  frame,
  firm,
  colours,
  logoUrl,
  example,
  problems,
  choices,
  team,
  fresh,
  backup,
}: {
  frame: StaffFrame
  firm: FirmForm
  colours: ColoursForm
  logoUrl: string | undefined
  example: string
  problems: Problems
  choices: FirmChoices
  team: readonly { id: string; name: string; firmRole: FirmRole | null }[]
  fresh: boolean
  backup: BackupState
}): Html {
  const { reader } = frame
  const words = reader.text.firm
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={
        <PageHead
          over={frame.firm.name}
          title={words.title}
          actions={
            <>
              <LinkButton href="/firm/roll-out">{reader.text.rollOut.link}</LinkButton>
              <LinkButton href="/firm/settings/stages">{reader.text.stages.templates.link}</LinkButton>
              <LinkButton href="/firm/retention">{reader.text.retention.link}</LinkButton>
              <LinkButton href="/firm/settings/discretion">{reader.text.safeContacts.settings}</LinkButton>
              <LinkButton href="/firm/settings/witnesses">{reader.text.witnesses.link}</LinkButton>
            </>
          }
        />
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <div class="columns">
        <FirmForms {...{ reader, example, problems, choices }} values={firm} />
        <div class="stack">
          <LookSheet {...{ reader, colours, logoUrl, problems, fresh }} />
          <Team reader={reader} team={team} />
          <BackupSheet reader={reader} backup={backup} />
        </div>
      </div>
    </StaffPage>
  )
}

function Team({
  reader,
  team,
}: {
  reader: Reader
  team: readonly { id: string; name: string; firmRole: FirmRole | null }[]
}): Html {
  const words = reader.text.firm
  const sorted = [...team].sort((a, b) => reader.format.compare(a.name, b.name))
  return (
    <Sheet id="team" title={words.team} actions={<a href="/firm/people">{words.teamLink}</a>}>
      <Rows>
        {sorted.map(({ id, name, firmRole }) => (
          <RowItem
            title={<a href={`/firm/people/${id}`}>{name}</a>}
            due={firmRole ? words.roles[firmRole] : null}
          />
        ))}
      </Rows>
    </Sheet>
  )
}
