import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { TaskInput } from '../../src/tasks/add.ts'
import type { Candidate } from '../../src/tasks/read.ts'
import type { TaskKind } from '../../src/tasks/vocabulary.ts'
import { AskingForm } from '../asked/asking-form.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, type Problems } from '../components/form.tsx'
import { InternalNotice } from '../components/notice.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'

type TaskValues = Pick<TaskInput, 'title' | 'howTo' | 'dueOn' | 'kind' | 'assigneeId'>
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
  const { frame, matter, languages, values, problems, kinds } = props
  const { reader } = frame
  const words = reader.text.tasks
  return (
    <AskingForm {...{ frame, matter, problems }} noun="tasks" title={words.newTitle} submit={words.give}>
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
      <WhenAndWho {...props} label={words.for} empty={words.forAll} />
    </AskingForm>
  )
}

/** Something for the firm itself: in its writer's language, and under the colours of what no client sees. */
export function NewInternalTaskPage(props: Props): Html {
  const { frame, matter, values, problems } = props
  const { reader } = frame
  const words = reader.text.tasks
  const [title, howTo] = [`title-${reader.language}`, `howTo-${reader.language}`]
  return (
    <AskingForm
      {...{ frame, matter, problems, noun: 'internal-tasks', kind: 'internal' }}
      title={words.newInternal}
      submit={words.addIt}
      notice={<InternalNotice title={words.internalHint} />}
    >
      <Field
        {...{ name: title, label: words.title, maxlength: '200', required: true }}
        value={values.title[reader.language] ?? ''}
        error={problems[title]}
      />
      <TextArea
        {...{ name: howTo, label: words.howTo, rows: '4', maxlength: '4000', reader }}
        value={values.howTo[reader.language] ?? ''}
        error={problems[howTo]}
      />
      <WhenAndWho {...props} label={words.assignee} empty={words.nobody} />
    </AskingForm>
  )
}

type WhoProps = Pick<Props, 'frame' | 'problems' | 'candidates'> & {
  values: Pick<TaskInput, 'dueOn' | 'assigneeId'>
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
        value={values.dueOn ?? ''}
        error={problems.dueOn}
        reader={reader}
        {...(today && { min: today })}
      />
      <Select
        name="assignee"
        label={label}
        empty={empty}
        options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.assigneeId ?? ''}
        error={problems.assignee}
      />
    </FieldRow>
  )
}
