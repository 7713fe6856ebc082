import type { Child, Html, JSX } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Icon } from './icon.tsx'

/** What every control has. `error` is the sentence from `Invalid`; what was typed comes back as `value`. */
export type Labelled = {
  name: string
  label: Child
  hint?: Child
  error?: string | undefined
  required?: boolean
  /** Gives the word "optional" beside the label of what is not required */
  reader?: Reader
}

export function Field({
  name,
  label,
  hint,
  error,
  required = false,
  reader,
  type = 'text',
  ...rest
}: Labelled & Omit<JSX.IntrinsicElements['input'], keyof Labelled | 'class' | 'id'>): Html {
  return (
    <FieldFrame {...{ name, label, hint, error, required, reader }}>
      <input
        id={controlId(name)}
        name={name}
        type={type}
        {...described({ name, hint, error, required })}
        {...rest}
      />
    </FieldFrame>
  )
}

export function TextArea({
  name,
  label,
  hint,
  error,
  required = false,
  reader,
  value,
  rows = '4',
  ...rest
}: Labelled & { value?: string | undefined } & Omit<
    JSX.IntrinsicElements['textarea'],
    keyof Labelled | 'class' | 'id' | 'value'
  >): Html {
  return (
    <FieldFrame {...{ name, label, hint, error, required, reader }}>
      <textarea
        id={controlId(name)}
        name={name}
        rows={rows}
        {...described({ name, hint, error, required })}
        {...rest}
      >
        {/* a parser drops the first line break of a textarea: this one is dropped instead of the person's */}
        {`\n${value ?? ''}`}
      </textarea>
    </FieldFrame>
  )
}

export function FieldFrame({
  name,
  label,
  hint,
  error,
  required,
  reader,
  children,
}: Omit<Labelled, 'reader'> & { reader?: Reader | undefined; children?: Child }): Html {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={controlId(name)}>
        {label}
        {!required && reader && <span class="optional"> ({reader.text.components.optional})</span>}
      </label>
      {hint && (
        <p class="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      {children}
      <FieldError name={name} error={error} />
    </div>
  )
}

export function FieldError({ name, error }: { name: string; error?: string | undefined }): Html | null {
  if (!error) return null
  return (
    <p class="field-error" id={errorId(name)}>
      <Icon name="circle-alert" />
      <span>{error}</span>
    </p>
  )
}

/** Ties a control to its hint and its error for a screen reader. */
export function described({
  name,
  hint,
  error,
  required,
}: Pick<Labelled, 'name' | 'hint' | 'error' | 'required'>) {
  const ids = [hint ? hintId(name) : '', error ? errorId(name) : ''].filter(Boolean).join(' ')
  return {
    required: required === true,
    ...(ids && { 'aria-describedby': ids }),
    ...(error && { 'aria-invalid': 'true' as const }),
  }
}

export function controlId(name: string): string {
  return `field-${name}`
}
function hintId(name: string): string {
  return `hint-${name}`
}
function errorId(name: string): string {
  return `error-${name}`
}
