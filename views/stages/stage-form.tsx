import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { StageDraft } from '../../src/stages/form.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { textIn } from '../languages/text-in.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  /** Where the form goes to, and where it leads without. */
  action: string
  back: string
  draft: StageDraft
  /** Of the stage as it is now. */
  seen: string
  languages: WritingLanguages
  problems: Problems
}
type Part = Pick<Props, 'reader' | 'languages' | 'problems' | 'draft'>

/** One stage: its words, how long it takes, and what it brings. */
export function StageForm(props: Props): Html {
  const { reader, action, back, seen } = props
  const words = reader.text.stages.form
  return (
    <form method="post" action={action} class="form">
      <input type="hidden" name="seen" value={seen} />
      <WordsSheet {...props} />
      <TasksSheet {...props} />
      <RequestsSheet {...props} />
      <FormActions>
        <Button kind="filled">{words.submit}</Button>
        <LinkButton kind="quiet" href={back}>
          {reader.text.components.cancel}
        </LinkButton>
      </FormActions>
    </form>
  )
}

function WordsSheet({ reader, languages, problems, draft }: Part): Html {
  const { form: words, meaning, next } = reader.text.stages
  return (
    <Sheet id="words" title={words.title}>
      <WrittenFields
        {...{ reader, languages, problems }}
        fields={[
          { name: 'name', label: words.name, hint: words.nameHint, values: draft.name, max: 80 },
          {
            name: 'meaning',
            label: meaning,
            hint: words.meaningHint,
            values: draft.meaning,
            rows: 4,
            max: 1500,
          },
          { name: 'next', label: next, values: draft.next, rows: 3, max: 1500 },
        ]}
      />
      <fieldset class="field">
        <legend>{words.usualTitle}</legend>
        <p class="hint">{words.usualHint}</p>
        <FieldRow>
          <NumberField name="usual-from" label={words.from} value={draft.usual.from} problems={problems} />
          <NumberField name="usual-to" label={words.to} value={draft.usual.to} problems={problems} />
          <Select
            name="usual-unit"
            label={words.unit}
            required
            value={draft.usual.unit}
            options={optionsOf(words.units)}
          />
        </FieldRow>
      </fieldset>
      <Field
        name="articles"
        label={words.articles}
        hint={words.articlesHint}
        reader={reader}
        value={draft.articles}
      />
    </Sheet>
  )
}

const NOTHING = { title: {}, howTo: {}, kind: 'other', due: '' }

function TasksSheet({ reader, languages, problems, draft: { tasks } }: Part): Html {
  const words = reader.text.stages.form
  return (
    <Sheet id="tasks" title={words.tasks}>
      <p class="quiet">{words.tasksHint}</p>
      {[...tasks, NOTHING].map((task, n) => (
        <details class="more-words" open={hasProblem(problems, `task-${n}-`)}>
          <summary>
            {n < tasks.length ? textIn(reader, task.title) || words.task(n + 1) : words.newTask}
          </summary>
          <WrittenFields
            {...{ reader, languages, problems }}
            fields={[
              { name: `task-${n}-title`, label: words.taskTitle, values: task.title, max: 200 },
              { name: `task-${n}-howTo`, label: words.howTo, values: task.howTo, rows: 3, max: 1500 },
            ]}
          />
          <FieldRow>
            <Select
              name={`task-${n}-kind`}
              label={words.kind}
              required
              value={task.kind}
              options={optionsOf(words.kinds)}
            />
            <NumberField name={`task-${n}-due`} label={words.due} value={task.due} problems={problems} />
          </FieldRow>
        </details>
      ))}
    </Sheet>
  )
}

function RequestsSheet({ reader, languages, problems, draft: { requests } }: Part): Html {
  const words = reader.text.stages.form
  return (
    <Sheet id="requests" title={words.requests}>
      <p class="quiet">{words.requestsHint}</p>
      {[...requests, { title: {}, due: '', items: [] }].map((request, n) => (
        <details class="more-words" open={hasProblem(problems, `request-${n}-`)}>
          <summary>
            {n < requests.length ? textIn(reader, request.title) || words.request(n + 1) : words.newRequest}
          </summary>
          <WrittenFields
            {...{ reader, languages, problems }}
            fields={[
              { name: `request-${n}-title`, label: words.requestTitle, values: request.title, max: 200 },
            ]}
          />
          <NumberField name={`request-${n}-due`} label={words.due} value={request.due} problems={problems} />
          {[...request.items, ...EMPTY_ITEMS].map((item, m) => (
            <fieldset class="field">
              <legend>{words.item(m + 1)}</legend>
              <WrittenFields
                {...{ reader, languages, problems }}
                fields={[
                  {
                    ...{ name: `request-${n}-item-${m}-title`, label: words.itemTitle },
                    ...{ values: item.title, max: 200 },
                  },
                  {
                    ...{ name: `request-${n}-item-${m}-explanation`, label: words.explanation },
                    ...{ values: item.explanation, rows: 2, max: 1500 },
                  },
                ]}
              />
            </fieldset>
          ))}
        </details>
      ))}
    </Sheet>
  )
}

const EMPTY_ITEMS = [
  { title: {}, explanation: {} },
  { title: {}, explanation: {} },
]

function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

function hasProblem(problems: Problems, prefix: string): boolean {
  return Object.keys(problems).some((name) => name.startsWith(prefix))
}

type NumberProps = { name: string; label: string; value: string; problems: Problems }

function NumberField({ name, label, value, problems }: NumberProps): Html {
  return <Field {...{ name, label, value }} inputmode="numeric" maxlength="4" error={problems[name]} />
}
