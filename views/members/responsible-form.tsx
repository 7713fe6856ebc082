import { Button } from '../components/button.tsx'
import { FormActions } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { MembersPageProps } from './members-page.tsx'

export function ResponsibleForm({
  frame: { reader },
  matter,
  lawyers,
  responsibleId,
  problems,
}: MembersPageProps): Html {
  const words = reader.text.members.responsible
  return (
    <Sheet id="responsible" title={words.title}>
      <form class="form" action={`/firm/matters/${matter.id}/responsible`} method="post">
        <Select
          name="responsible"
          label={words.title}
          hint={words.hint}
          value={responsibleId}
          error={problems.responsible}
          options={lawyers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <Button>{words.submit}</Button>
        </FormActions>
      </form>
    </Sheet>
  )
}
