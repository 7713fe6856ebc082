import type { PersonKind } from '../../src/viewer.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { RadioGroup } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'

type Typed = {
  name?: string
  email?: string
  phone?: string | null | undefined
  language?: string
  firmRole?: string | null | undefined
  /** Whom somebody new is added for: the matter that they are given access to next. */
  matter?: string | undefined
}
type Props = {
  frame: StaffFrame
  kind: PersonKind
  typed: Typed
  problems?: Problems
  /** Of the person who is changed; without it, somebody is added. */
  personId?: string
}

export function PersonFormPage({ frame, kind, typed, problems = {}, personId }: Props): Html {
  const { reader } = frame
  const text = reader.text.people
  const title = personId ? text.editTitle : text.add[kind]
  const back = personId ? `/firm/people/${personId}` : '/firm/people'
  return (
    <StaffPage
      frame={frame}
      title={title}
      head={
        <PageHead
          over={<a href={back}>{personId ? typed.name : text.title}</a>}
          title={title}
          under={text.kindHint[kind]}
        />
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="details" title={text.details}>
        <form class="form" method="post" action={back}>
          <input type="hidden" name="kind" value={kind} />
          {!personId && <Once />}
          {typed.matter && <input type="hidden" name="matter" value={typed.matter} />}
          <PersonFields frame={frame} kind={kind} typed={typed} problems={problems} />
          <FormActions>
            <Button kind="filled">{personId ? text.save : text.addButton}</Button>
            <LinkButton kind="quiet" href={typed.matter ? `/firm/matters/${typed.matter}/members/new` : back}>
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </StaffPage>
  )
}

type FieldsProps = Omit<Props, 'personId' | 'problems'> & { problems: Problems }

function PersonFields(props: FieldsProps): Html {
  const { frame, kind, typed, problems } = props
  const text = frame.reader.text.people
  return (
    <>
      <Field
        name="name"
        label={text.name}
        value={typed.name ?? ''}
        error={problems.name}
        required
        autocomplete="off"
        maxlength="120"
      />
      <ReachFields {...props} />
      <RadioGroup
        name="language"
        legend={text.language}
        hint={text.languageHint}
        value={typed.language}
        error={problems.language}
        required
        choices={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      {kind === 'staff' && <RoleField {...props} />}
    </>
  )
}

function ReachFields({ frame, typed, problems }: FieldsProps): Html {
  const { reader } = frame
  const text = reader.text.people
  return (
    <FieldRow>
      <Field
        name="email"
        type="email"
        label={text.email}
        hint={text.emailHint}
        value={typed.email ?? ''}
        error={problems.email}
        required
        autocomplete="off"
      />
      <Field
        name="phone"
        type="tel"
        label={text.phone}
        hint={text.phoneHint}
        value={typed.phone ?? ''}
        error={problems.phone}
        reader={reader}
        autocomplete="off"
      />
    </FieldRow>
  )
}

function RoleField({ frame, typed, problems }: FieldsProps): Html {
  const text = frame.reader.text.people
  return (
    <Select
      name="firmRole"
      label={text.role}
      hint={text.roleHint}
      value={typed.firmRole ?? undefined}
      error={problems.firmRole}
      required
      empty={frame.reader.text.components.choose}
      options={(['lawyer', 'assistant', 'bookkeeper', 'owner'] as const).map((role) => ({
        value: role,
        label: text.roles[role],
      }))}
    />
  )
}
