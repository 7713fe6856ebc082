import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup, RadioGroup } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, ProblemSummary } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { MatterPage } from '../matters/matter-page.tsx'
import type { EventFormProps } from './form-props.ts'
import { calendarUrl } from './urls.ts'
import { WhenFields } from './when-fields.tsx'

export function EventFormPage(props: EventFormProps): Html {
  const { frame, matter, choices, form } = props
  const { reader } = frame
  const words = reader.text.calendar
  const base = calendarUrl('firm', matter.id)
  const title = choices.eventId ? (form.date ? words.editOne : words.editTitle) : words.addTitle
  const back = choices.eventId ? `${base}/${choices.eventId}` : base
  return (
    <MatterPage frame={frame} matter={matter} tab="calendar" title={title}>
      <Breadcrumbs reader={reader} crumbs={[{ label: words.back, href: base }, { label: title }]} />
      <ProblemSummary reader={reader} problems={props.problems} />
      <form class="form" action={back} method="post">
        <h2>{title}</h2>
        {!choices.eventId && <Once />}
        {form.date && <input type="hidden" name="date" value={form.date} />}
        {form.sequence && <input type="hidden" name="sequence" value={form.sequence} />}
        <Kind {...props} />
        <Title {...props} />
        <WhenFields {...props} />
        <Where {...props} />
        <ToKnow {...props} />
        <People {...props} />
        <FormActions>
          <Button kind="filled">{choices.eventId ? words.save : words.submit}</Button>
          <LinkButton kind="quiet" href={back}>
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
    </MatterPage>
  )
}

function Kind({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const words = reader.text.calendar
  const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Select
        name="kind"
        label={words.form.kind}
        options={kinds}
        value={form.kind}
        error={problems.kind}
        required
      />
      {choices.mayChooseAudience ? (
        <RadioGroup
          name="audience"
          legend={words.form.audience}
          value={form.audience}
          error={problems.audience}
          required
          choices={(['shared', 'internal'] as const).map((value) => ({
            value,
            label: words.audiences[value],
            hint: words.audienceHints[value],
          }))}
        />
      ) : (
        <input type="hidden" name="audience" value={form.audience} />
      )}
    </>
  )
}

function Title({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const { languages, longest } = choices
  const fields = [
    { name: 'title', label: reader.text.calendar.form.title, values: form.title, max: longest.title },
  ]
  return <WrittenFields {...{ reader, languages, problems, fields }} />
}

function Where({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const words = reader.text.calendar.form
  return (
    <FieldRow>
      <Field
        name="place"
        label={words.place}
        hint={words.placeHint}
        value={form.place}
        error={problems.place}
        maxlength={String(choices.longest.place)}
        reader={reader}
      />
      <Field
        name="video"
        label={words.video}
        hint={words.videoHint}
        value={form.video}
        error={problems.video}
        inputmode="url"
        maxlength={String(choices.longest.video)}
        reader={reader}
      />
    </FieldRow>
  )
}

function ToKnow({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const { languages, longest } = choices
  const words = reader.text.calendar.form
  const fields = [
    { name: 'bring', label: words.bring, values: form.bring, rows: 3, max: longest.bring },
    { name: 'notes', label: words.notes, values: form.notes, rows: 3, max: longest.notes },
  ]
  return <WrittenFields {...{ reader, languages, problems, fields }} />
}

function People({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const words = reader.text.calendar.form
  const kinds = reader.text.people.kinds
  return (
    <CheckboxGroup
      name="person"
      legend={words.people}
      hint={words.peopleHint}
      values={form.personIds}
      error={problems.person}
      choices={choices.people.map(({ id, name, kind }) => ({
        value: id,
        label: <bdi>{name}</bdi>,
        hint: kinds[kind],
      }))}
    />
  )
}
