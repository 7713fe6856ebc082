import { Checkbox } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { zoneName } from '../text/zone.ts'
import type { EventFormProps } from './form-props.ts'

/** Day and time in the zone that is named below; a series that has begun keeps its own. */
export function WhenFields(props: EventFormProps): Html {
  const { frame, choices, form } = props
  const words = frame.reader.text.calendar.form
  if (!choices.mayMove)
    return (
      <>
        <Notice kind="info">{words.begun}</Notice>
        {(['startDay', 'startTime', 'endDay', 'endTime', 'allDay', 'repeat', 'until'] as const).map(
          (name) => (
            <input type="hidden" name={name} value={form[name]} />
          ),
        )}
      </>
    )
  return (
    <fieldset class="field-group">
      <legend>{frame.reader.text.calendar.when}</legend>
      <p class="hint">{words.zone(zoneName(choices.timeZone, frame.reader.language))}</p>
      <Days {...props} />
      {choices.mayRepeat && <Repeat {...props} />}
    </fieldset>
  )
}

function Days({ frame: { reader }, form, problems }: EventFormProps): Html {
  const words = reader.text.calendar.form
  const { startDay, startTime, endDay, endTime, allDay } = form
  const error = problems
  return (
    <>
      <FieldRow>
        <Field
          name="startDay"
          type="date"
          label={words.startDay}
          value={startDay}
          error={error.startDay}
          required
        />
        <Field
          name="startTime"
          type="time"
          label={words.startTime}
          value={startTime}
          error={error.startTime}
        />
        <Field
          name="endTime"
          type="time"
          label={words.endTime}
          hint={words.endTimeHint}
          value={endTime}
          error={error.endTime}
          reader={reader}
        />
        <Field
          name="endDay"
          type="date"
          label={words.endDay}
          hint={words.endDayHint}
          value={endDay}
          error={error.endDay}
          reader={reader}
        />
      </FieldRow>
      <Checkbox name="allDay" label={words.allDay} hint={words.allDayHint} checked={allDay === 'yes'} />
    </>
  )
}

function Repeat({ frame: { reader }, form, choices, problems }: EventFormProps): Html {
  const { form: words, repeat } = reader.text.calendar
  const options = [
    { value: '', label: words.once },
    ...Object.entries(repeat).map(([value, label]) => ({ value, label })),
  ]
  return (
    <>
      <FieldRow>
        <Select
          name="repeat"
          label={words.repeat}
          options={options}
          value={form.repeat}
          error={problems.repeat}
        />
        <Field
          name="until"
          type="date"
          label={words.until}
          hint={words.untilHint}
          value={form.until}
          error={problems.until}
          reader={reader}
        />
      </FieldRow>
      {choices.isSeries && <p class="hint">{words.apartHint}</p>}
    </>
  )
}
