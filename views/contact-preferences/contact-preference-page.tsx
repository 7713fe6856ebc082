import type { TypedContactPreference } from '../../src/contact-preferences/change.ts'
import type { Person } from '../../src/people/queries.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { RadioGroup } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'

type Props = {
  frame: StaffFrame
  person: Pick<Person, 'id' | 'name'>
  typed: TypedContactPreference | { way: string; note: string | null }
  problems?: Problems
}

export function ContactPreferencePage({ frame, person, typed, problems = {} }: Props): Html {
  const { reader } = frame
  const words = reader.text.contactPreferences
  const page = `/firm/people/${person.id}`
  return (
    <StaffPage
      frame={frame}
      title={`${words.title} · ${person.name}`}
      head={<PageHead over={<a href={page}>{person.name}</a>} title={words.title} under={words.under} />}
    >
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="contact" kind="internal" title={words.way}>
        <form class="form" method="post" action={`${page}/contact-preference`}>
          <RadioGroup
            name="way"
            legend={<span class="seen-by-readers">{words.way}</span>}
            value={typed.way ?? 'portal'}
            error={problems.way}
            required
            choices={(['portal', 'paper', 'phone'] as const).map((value) => ({
              value,
              label: words.ways[value],
            }))}
          />
          <Field
            name="note"
            label={words.note}
            hint={words.noteHint}
            value={typed.note ?? ''}
            error={problems.note}
            reader={reader}
            maxlength="200"
            autocomplete="off"
          />
          <FormActions>
            <Button kind="filled">{words.save}</Button>
            <LinkButton kind="quiet" href={page}>
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </StaffPage>
  )
}
