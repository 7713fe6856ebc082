import { Button } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import type { Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  /** The address of the request or the task. */
  page: string
  dueOn: string | null
  hint?: string
  problems: Problems
}

/** Asks for the same by another day, or by none. */
export function DueChange({ reader, page, dueOn, hint, problems }: Props): Html {
  const words = reader.text.tasks
  return (
    <Disclosure label={words.changeDue} icon="calendar" open={Boolean(problems.dueOn)}>
      <form class="form" action={`${page}/due-date`} method="post">
        <Field
          {...{ name: 'dueOn', type: 'date', label: words.dueOn, reader }}
          hint={hint}
          value={dueOn ?? ''}
          error={problems.dueOn}
        />
        <Button>{words.change}</Button>
      </form>
    </Disclosure>
  )
}
