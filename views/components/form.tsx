import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { controlId } from './field.tsx'
import { Icon } from './icon.tsx'

/** field name → sentence; the key `''` is for what belongs to no field */
export type Problems = Readonly<Record<string, string>>

/** Above a form that was refused: takes the focus, lists what to correct, leads to each field. */
export function ProblemSummary({ reader, problems }: { reader: Reader; problems: Problems }): Html | null {
  const all = Object.entries(problems)
  if (all.length === 0) return null
  return (
    <div class="notice danger" role="alert" tabindex="-1" data-focus>
      <Icon name="circle-alert" />
      <div>
        <p class="notice-title">{reader.text.components.problems(all.length)}</p>
        <ul>
          {all.map(([name, sentence]) => (
            <li>{name ? <a href={`#${controlId(name)}`}>{sentence}</a> : sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The buttons below a form: the one that acts first, then the way out. */
export function FormActions({ children }: { children?: Child }): Html {
  return <div class="form-actions">{children}</div>
}

/** Fields that stand beside each other where there is room. */
export function FieldRow({ children }: { children?: Child }): Html {
  return <div class="field-row">{children}</div>
}
