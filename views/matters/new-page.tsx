import type { NewMatterForm } from '../../src/matters/create.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { type ClientChoices, ClientPicker } from './client-picker.tsx'
import { type MatterCodes, MatterFields } from './matter-fields.tsx'

export function NewMatterPage({
  frame,
  values,
  problems,
  codes,
  lawyers,
  clients,
}: {
  frame: StaffFrame
  values: NewMatterForm
  problems: Problems
  codes: MatterCodes
  lawyers: readonly { id: string; name: string }[]
  clients: ClientChoices
}): Html {
  const { reader } = frame
  const words = reader.text.matters
  return (
    <StaffPage
      frame={frame}
      title={words.create.title}
      head={<PageHead title={words.create.title} under={words.create.intro} />}
    >
      <form class="form" action="/firm/matters" method="post">
        <Once />
        {/* Enter in a field opens the matter: the first submit button of a form answers it */}
        <button type="submit" hidden />
        <ProblemSummary reader={reader} problems={problems} />
        <MatterFields reader={reader} values={values} problems={problems} codes={codes} />
        <Select
          name="responsible"
          label={words.form.responsible}
          empty={words.form.choose}
          value={values.responsible}
          error={problems.responsible}
          options={lawyers.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <ClientPicker reader={reader} clients={clients} error={problems.client} />
        <FormActions>
          <Button kind="filled">{words.create.submit}</Button>
          <LinkButton href="/firm/matters" kind="quiet">
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
    </StaffPage>
  )
}
