import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { Button } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { type GrantFormProps, GrantSheetForm } from './grant-form.tsx'

export function EditMemberPage({
  frame,
  matter,
  person,
  ...grant
}: Omit<GrantFormProps, 'reader'> & {
  frame: StaffFrame
  matter: MatterHeading
  person: { id: string; name: string }
}): Html {
  const { reader } = frame
  const words = reader.text.members.grant
  const base = `/firm/matters/${matter.id}/members`
  return (
    <MatterPage frame={frame} matter={matter} tab="members" title={words.editTitle(person.name)}>
      <Sheet id="grant" title={words.editTitle(person.name)}>
        <GrantSheetForm
          {...{ reader, ...grant }}
          action={`${base}/${person.id}`}
          rolePage={`${base}/${person.id}`}
          cancel={base}
          submit={words.save}
        />
        <Disclosure label={words.remove} kind="danger" icon="x">
          <p>{words.removeHint(person.name)}</p>
          <form action={`${base}/${person.id}/removal`} method="post">
            <Button kind="danger">{words.removeConfirm}</Button>
          </form>
        </Disclosure>
      </Sheet>
    </MatterPage>
  )
}
