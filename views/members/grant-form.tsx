import type { GrantForm } from '../../src/members/grant.ts'
import type { Level, MatterRole, Section } from '../../src/rights.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field, FieldError } from '../components/field.tsx'
import { FieldRow, FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import type { Reader } from '../text/reader.ts'

export type GrantChoices = {
  roles: readonly MatterRole[]
  /** What the viewer may give this person, section by section. */
  sections: readonly { section: Section; levels: readonly Level[] }[]
  outside: boolean
  guest: boolean
}
export type GrantFormProps = {
  reader: Reader
  values: GrantForm
  problems: Problems
  choices: GrantChoices
  /** Whether the viewer's passkey was used lately; otherwise it will be asked for. */
  fresh: boolean
}
type Props = Omit<GrantFormProps, 'fresh'>
type Where = { action: string; rolePage: string; cancel: string; submit: string; children?: Child }

/** Who gets what until when; `children` are further inputs. `rolePage`: where another role's usual levels are. */
export function GrantSheetForm({
  fresh,
  action,
  rolePage,
  cancel,
  submit,
  children,
  ...props
}: GrantFormProps & Where): Html {
  const { text } = props.reader
  return (
    <form class="form" action={action} method="post">
      <ProblemSummary reader={props.reader} problems={props.problems} />
      {!fresh && <PasskeySoon sentence={text.members.passkeySoon} />}
      {children}
      <GrantFields {...props} rolePage={rolePage} />
      <FormActions>
        <Button kind="filled">{submit}</Button>
        <LinkButton href={cancel} kind="quiet">
          {text.components.cancel}
        </LinkButton>
      </FormActions>
    </form>
  )
}

function GrantFields({ rolePage, ...props }: Props & { rolePage: string }): Html {
  const { reader, values, problems, choices } = props
  const { members, events } = reader.text
  return (
    <>
      <div class="field-row" id="grant-role">
        <Select
          name="role"
          label={members.grant.role}
          value={values.role}
          error={problems.role}
          options={choices.roles.map((role) => ({ value: role, label: capitalised(events.roles[role]) }))}
          hx-get={rolePage}
          hx-target="#grant-levels"
          hx-select="#grant-levels"
          hx-swap="outerHTML"
          required
        />
      </div>
      {choices.guest && <p class="hint">{members.grant.guestHint}</p>}
      <Levels {...props} />
      <Days {...props} />
    </>
  )
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function Levels({ reader, values, problems, choices }: Props): Html {
  const words = reader.text.members
  return (
    <fieldset class="panel" id="grant-levels">
      <legend>{words.may}</legend>
      <p class="hint">{words.grant.levelsHint}</p>
      <noscript>
        <Button name="useRole" value="yes" formnovalidate small>
          {words.grant.useRole}
        </Button>
      </noscript>
      <div class="level-grid">
        {choices.sections.map(({ section, levels }) => (
          <div class="level-row">
            <label for={`field-${section}`}>{words.sections[section]}</label>
            <select id={`field-${section}`} name={section}>
              {levels.map((level) => (
                <option value={level} selected={level === values[section]}>
                  {words.levels[level]} – {words.levelHints[level]}
                </option>
              ))}
            </select>
            <FieldError name={section} error={problems[section]} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Days({ reader, values, problems, choices }: Props): Html {
  const words = reader.text.members.grant
  return (
    <FieldRow>
      <Field
        name="start"
        type="date"
        label={words.start}
        hint={words.startHint}
        value={values.start ?? ''}
        error={problems.start}
      />
      <Field
        name="end"
        type="date"
        label={words.end}
        hint={choices.outside ? words.endHintOutside : words.endHint}
        value={values.end ?? ''}
        error={problems.end}
        required={choices.outside}
      />
    </FieldRow>
  )
}
