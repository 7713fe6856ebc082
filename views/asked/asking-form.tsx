import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  problems: Problems
  /** The last part of the address that it is sent to. */
  noun: 'tasks' | 'internal-tasks' | 'requests'
  title: string
  submit: string
  kind?: 'internal'
  /** Above the form. */
  notice?: Child
  children: Child
}

/** What a task, an internal task and a request are written in. */
export function AskingForm({
  frame,
  matter,
  problems,
  noun,
  title,
  submit,
  kind,
  notice,
  children,
}: Props): Html {
  const { reader } = frame
  const base = `/firm/matters/${matter.id}`
  return (
    <MatterPage {...{ frame, matter, title }} tab="tasks">
      {notice}
      <Sheet id="asking" {...(kind && { kind })} title={title}>
        <form class="form" action={`${base}/${noun}`} method="post">
          <ProblemSummary reader={reader} problems={problems} />
          <Once />
          {children}
          <FormActions>
            <Button kind="filled">{submit}</Button>
            <LinkButton href={`${base}/tasks`} kind="quiet">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}
