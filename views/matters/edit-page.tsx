import type { MatterForm } from '../../src/matters/check.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { MatterStatus } from '../../src/matters/vocabulary.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { RadioGroup } from '../components/choice.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { type MatterCodes, MatterFields } from './matter-fields.tsx'
import { MatterPage } from './matter-page.tsx'

export function EditMatterPage({
  frame,
  matter,
  values,
  problems,
  codes,
  statuses,
}: {
  frame: StaffFrame
  matter: MatterHeading
  values: MatterForm
  problems: Problems
  codes: MatterCodes
  /** Empty for somebody who may not change it. */
  statuses: readonly MatterStatus[]
}): Html {
  const { reader } = frame
  const words = reader.text.matters.edit
  return (
    <MatterPage frame={frame} matter={matter} tab="overview" title={words.title}>
      <Sheet id="edit" title={words.title}>
        <form class="form" action={`/firm/matters/${matter.id}`} method="post">
          <ProblemSummary reader={reader} problems={problems} />
          <MatterFields reader={reader} values={values} problems={problems} codes={codes} />
          <FormActions>
            <Button kind="filled">{words.submit}</Button>
            <LinkButton href={`/firm/matters/${matter.id}`} kind="quiet">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
      {statuses.length > 0 && <StatusForm reader={reader} matter={matter} statuses={statuses} />}
    </MatterPage>
  )
}

function StatusForm({
  reader,
  matter,
  statuses,
}: {
  reader: Reader
  matter: MatterHeading
  statuses: readonly MatterStatus[]
}): Html {
  const { edit, status } = reader.text.matters
  return (
    <Sheet id="status" title={edit.statusTitle}>
      <form class="form" action={`/firm/matters/${matter.id}/status`} method="post">
        <RadioGroup
          name="status"
          legend={edit.statusTitle}
          hint={edit.statusHint}
          value={matter.status}
          choices={statuses.map((value) => ({ value, label: status[value] }))}
        />
        <FormActions>
          <Button>{edit.statusSubmit}</Button>
        </FormActions>
      </form>
    </Sheet>
  )
}
