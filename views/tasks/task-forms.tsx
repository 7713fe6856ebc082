import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Candidate } from '../../src/tasks/read.ts'
import type { TaskKind } from '../../src/tasks/vocabulary.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { InternalNotice } from '../components/notice.tsx'
import { Once } from '../components/once.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'

export type TaskValues = { title: Texts; howTo: Texts; dueOn: string; kind: TaskKind; assigneeId: string }
type Props = {
  frame: StaffFrame
  matter: MatterHeading
  values: TaskValues
  problems: Problems
  candidates: readonly Candidate[]
  today: string
}
type ClientProps = Props & { languages: WritingLanguages; kinds: readonly TaskKind[] }

/** Something for clients to do. */
export function NewTaskPage(props: ClientProps): Html {
  const { frame, matter, languages, values, problems, candidates, kinds } = props
  const { reader } = frame
  const words = reader.text.tasks
  const base = `/firm/matters/${matter.id}`
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={words.newTitle}>
      <Sheet id="new-task" title={words.newTitle}>
        <form class="form" action={`${base}/tasks`} method="post">
          <ProblemSummary reader={reader} problems={problems} />
          <Once />
          <Select
            name="kind"
            label={words.kindOf}
            required
            options={kinds.map((kind) => ({ value: kind, label: words.kind[kind] }))}
            value={values.kind}
          />
          <WrittenFields
            {...{ reader, languages, problems }}
            fields={[
              { name: 'title', label: words.title, hint: words.titleHint, values: values.title, max: 200 },
              { name: 'howTo', label: words.howTo, values: values.howTo, rows: 5, max: 4000 },
            ]}
          />
          <WhenAndWho {...props} label={words.for} empty={words.forAll} candidates={candidates} />
          <FormActions>
            <Button kind="filled">{words.give}</Button>
            <LinkButton href={`${base}/tasks`} kind="quiet">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}

/** Something for the firm itself: in one language, and under the colours of what no client sees. */
export function NewInternalTaskPage(props: Props): Html {
  const { frame, matter, values, problems } = props
  const { reader } = frame
  const words = reader.text.tasks
  const base = `/firm/matters/${matter.id}`
  const title = values.title[reader.language] ?? ''
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={words.newInternal}>
      <InternalNotice title={words.internalHint} />
      <Sheet id="new-internal-task" kind="internal" title={words.newInternal}>
        <form class="form" action={`${base}/internal-tasks`} method="post">
          <ProblemSummary reader={reader} problems={problems} />
          <Once />
          <Field
            {...{ name: 'title', label: words.title, value: title, maxlength: '200', required: true }}
            error={problems.title ?? problems[`title-${reader.language}`]}
          />
          <TextArea
            {...{ name: 'howTo', label: words.howTo, rows: '4', maxlength: '4000', reader }}
            value={values.howTo[reader.language] ?? ''}
            error={problems[`howTo-${reader.language}`]}
          />
          <WhenAndWho {...props} label={words.assignee} empty={words.nobody} />
          <FormActions>
            <Button kind="filled">{words.addIt}</Button>
            <LinkButton href={`${base}/tasks`} kind="quiet">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}

type WhoProps = Pick<Props, 'frame' | 'values' | 'problems' | 'candidates'> & {
  label: string
  empty: string
  today?: string
}

/** The day, and the one person it is for. */
export function WhenAndWho({ frame, values, problems, candidates, label, empty, today }: WhoProps): Html {
  const { reader } = frame
  return (
    <FieldRow>
      <Field
        name="dueOn"
        type="date"
        label={reader.text.tasks.dueOn}
        value={values.dueOn}
        error={problems.dueOn}
        reader={reader}
        {...(today && { min: today })}
      />
      <Select
        name="assignee"
        label={label}
        empty={empty}
        options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.assigneeId}
        error={problems.assignee}
      />
    </FieldRow>
  )
}
