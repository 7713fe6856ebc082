import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { GrantForm } from '../../src/members/grant.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import { type GrantChoices, GrantFields } from './grant-form.tsx'

export function EditMemberPage({
  frame,
  matter,
  person,
  values,
  problems,
  choices,
  fresh,
}: {
  frame: StaffFrame
  matter: MatterHeading
  person: { id: string; name: string }
  values: GrantForm
  problems: Problems
  choices: GrantChoices
  fresh: boolean
}): Html {
  const { reader } = frame
  const words = reader.text.members.grant
  const base = `/firm/matters/${matter.id}/members`
  return (
    <MatterPage frame={frame} matter={matter} tab="members" title={words.editTitle(person.name)}>
      <Sheet id="grant" title={words.editTitle(person.name)}>
        <form class="form" action={`${base}/${person.id}`} method="post">
          <ProblemSummary reader={reader} problems={problems} />
          {!fresh && <PasskeySoon sentence={reader.text.members.passkeySoon} />}
          <GrantFields {...{ reader, values, problems, choices }} rolePage={`${base}/${person.id}`} />
          <FormActions>
            <Button kind="filled">{words.save}</Button>
            <LinkButton href={base} kind="quiet">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
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
