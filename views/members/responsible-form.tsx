import { Button } from '../components/button.tsx'
import { FormActions } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export function ResponsibleForm({
  reader,
  matterId,
  lawyers,
  value,
  error,
}: {
  reader: Reader
  matterId: string
  /** Who may be made responsible. */
  lawyers: readonly { id: string; name: string }[]
  value: string
  error: string | undefined
}): Html {
  const words = reader.text.members.responsible
  return (
    <Sheet id="responsible" title={words.title}>
      <form class="form" action={`/firm/matters/${matterId}/responsible`} method="post">
        <Select
          name="responsible"
          label={words.who}
          hint={words.hint}
          value={value}
          error={error}
          options={lawyers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <Button>{words.submit}</Button>
        </FormActions>
      </form>
    </Sheet>
  )
}
