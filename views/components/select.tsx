import type { Html, JSX } from '../jsx/jsx-runtime.ts'
import { controlId, described, FieldFrame, type Labelled } from './field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

export function Select({
  name,
  label,
  hint,
  error,
  required = false,
  reader,
  options,
  value,
  empty,
  ...rest
}: Labelled & {
  options: readonly Option[]
  value?: string | undefined
  /** Words of a first, empty choice */
  empty?: string
} & Omit<JSX.IntrinsicElements['select'], keyof Labelled | 'class' | 'id' | 'value'>): Html {
  return (
    <FieldFrame {...{ name, label, hint, error, required, reader }}>
      <select id={controlId(name)} name={name} {...described({ name, hint, error, required })} {...rest}>
        {empty !== undefined && (
          <option value="" selected={!value}>
            {empty}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
