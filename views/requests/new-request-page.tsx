import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { AskingForm } from '../asked/asking-form.tsx'
import { Field } from '../components/field.tsx'
import type { Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'

export type ItemValues = { title: Texts; explanation: Texts; example?: Texts }
export type RequestValues = { title: Texts; dueOn: string; items: readonly ItemValues[] }
type Props = {
  frame: StaffFrame
  matter: MatterHeading
  languages: WritingLanguages
  values: RequestValues
  problems: Problems
  /** How many documents there is room for, and how many of them stand open. */
  room: { items: number; open: number }
  today: string
}

/** Asking a matter's clients for documents. */
export function NewRequestPage({ frame, matter, languages, values, problems, room, today }: Props): Html {
  const { reader } = frame
  const words = reader.text.requests.staff
  const numbers = Array.from({ length: room.items }, (_, at) => at)
  const item = (at: number) => (
    <fieldset class="request-item">
      <legend>{words.item(at + 1)}</legend>
      <ItemFields {...{ reader, languages, problems }} prefix={`item-${at}-`} values={values.items[at]} />
    </fieldset>
  )
  return (
    <AskingForm {...{ frame, matter, problems }} noun="requests" title={words.newTitle} submit={words.send}>
      <WrittenFields
        {...{ reader, languages, problems }}
        fields={[
          { name: 'title', label: words.title, hint: words.titleHint, values: values.title, max: 200 },
        ]}
      />
      <Field
        name="dueOn"
        type="date"
        label={words.dueOn}
        hint={words.dueHint}
        value={values.dueOn}
        min={today}
        error={problems.dueOn}
        reader={reader}
      />
      {numbers.slice(0, room.open).map(item)}
      {room.open < room.items && (
        <details class="more-words">
          <summary>{words.moreItems}</summary>
          {numbers.slice(room.open).map(item)}
        </details>
      )}
    </AskingForm>
  )
}

/** One document on a checklist; `prefix` stands before the name of each control. */
export function ItemFields({
  reader,
  languages,
  problems,
  prefix,
  values,
}: {
  reader: Reader
  languages: WritingLanguages
  problems: Problems
  prefix: string
  values: ItemValues | undefined
}): Html {
  const words = reader.text.requests.staff
  return (
    <WrittenFields
      {...{ reader, languages, problems }}
      fields={[
        { name: `${prefix}title`, label: words.itemTitle, values: values?.title ?? {}, max: 200 },
        {
          name: `${prefix}explanation`,
          label: words.explanation,
          values: values?.explanation ?? {},
          rows: 2,
          max: 2000,
        },
        {
          ...{ name: `${prefix}example`, label: words.example, max: 2000, needed: false },
          values: values?.example ?? {},
        },
      ]}
    />
  )
}
