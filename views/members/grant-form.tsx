import type { GrantForm } from '../../src/members/grant.ts'
import type { Level, MatterRole, Section } from '../../src/rights.ts'
import { Button } from '../components/button.tsx'
import { Field, FieldError } from '../components/field.tsx'
import { FieldRow, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type GrantChoices = {
  roles: readonly MatterRole[]
  /** What the viewer may give this person, section by section. */
  sections: readonly { section: Section; levels: readonly Level[] }[]
  outside: boolean
  guest: boolean
}
type Props = { reader: Reader; values: GrantForm; problems: Problems; choices: GrantChoices }

/** Role, levels and days; `rolePage` is where the page with another role's usual levels is. */
export function GrantFields({ rolePage, ...props }: Props & { rolePage: string }): Html {
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
