import type { Child, Html, JSX } from '../jsx/jsx-runtime.ts'
import { controlId, described, FieldError, type Labelled } from './field.tsx'

export type Choice = { value: string; label: Child; hint?: Child; disabled?: boolean }
type Group = Omit<Labelled, 'label' | 'reader'> & { legend: Child; choices: readonly Choice[] }

export function Checkbox({
  name,
  label,
  hint,
  error,
  value = 'yes',
  checked = false,
  ...rest
}: Omit<Labelled, 'reader'> & { value?: string; checked?: boolean } & Omit<
    JSX.IntrinsicElements['input'],
    keyof Labelled | 'class' | 'id' | 'type'
  >): Html {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <Tick
        {...{ type: 'checkbox', id: controlId(name), name, choice: { value, label, hint }, checked }}
        attributes={{ ...rest, ...described({ name, error, required: rest.required === true }) }}
      />
      <FieldError name={name} error={error} />
    </div>
  )
}

/** Several may be ticked; the form sends `name` once for each. */
export function CheckboxGroup({ values = [], ...group }: Group & { values?: readonly string[] }): Html {
  return <TickGroup type="checkbox" group={group} isChosen={(value) => values.includes(value)} />
}

export function RadioGroup({ value, ...group }: Group & { value?: string | undefined }): Html {
  return <TickGroup type="radio" group={group} isChosen={(candidate) => candidate === value} />
}

function TickGroup({
  type,
  group: { name, legend, hint, error, required, choices },
  isChosen,
}: {
  type: 'checkbox' | 'radio'
  group: Group
  isChosen: (value: string) => boolean
}): Html {
  const { 'aria-describedby': describedBy } = described({ name, hint, error })
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      {...(describedBy && { 'aria-describedby': describedBy })}
    >
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`hint-${name}`}>
          {hint}
        </p>
      )}
      {choices.map((choice, i) => (
        <Tick
          type={type}
          id={i === 0 ? controlId(name) : `${controlId(name)}-${i}`}
          name={name}
          choice={choice}
          checked={isChosen(choice.value)}
          attributes={{ required: type === 'radio' && required === true }}
        />
      ))}
      <FieldError name={name} error={error} />
    </fieldset>
  )
}

function Tick({
  type,
  id,
  name,
  choice,
  checked,
  attributes,
}: {
  type: 'checkbox' | 'radio'
  id: string
  name: string
  choice: Choice
  checked: boolean
  attributes: Record<string, unknown>
}): Html {
  return (
    <label class="tick" for={id}>
      <input
        {...{ type, id, name, checked }}
        value={choice.value}
        disabled={choice.disabled === true}
        {...attributes}
      />
      <span>
        {choice.label}
        {choice.hint && <span class="hint"> {choice.hint}</span>}
      </span>
    </label>
  )
}
