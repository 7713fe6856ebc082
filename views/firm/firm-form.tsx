import type { FirmForm } from '../../src/firm/change.ts'
import type { Province } from '../../src/firm/provinces.ts'
import { Button } from '../components/button.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, FormActions, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { zoneName } from '../text/zone.ts'

export type FirmChoices = { provinces: readonly Province[]; zones: readonly string[] }
type Props = {
  reader: Reader
  values: FirmForm
  problems: Problems
  choices: FirmChoices
  /** The first matter number of this year by the pattern in force. */
  example: string
}

export function FirmForms(props: Props): Html {
  const { reader, values, problems, example } = props
  const words = reader.text.firm
  return (
    <Sheet id="details" title={words.details}>
      <form class="form" action="/firm/settings" method="post">
        <Field
          name="name"
          label={words.name}
          value={values.name ?? ''}
          error={problems.name}
          maxlength="120"
          autocomplete="organization"
          required
        />
        <Field
          name="phone"
          type="tel"
          label={words.phone}
          hint={words.phoneHint}
          value={values.phone ?? ''}
          error={problems.phone}
          maxlength="40"
          autocomplete="tel"
          reader={reader}
        />
        <Place {...props} />
        <Field
          name="matterNumberPattern"
          label={words.pattern}
          hint={words.patternHint(example)}
          value={values.matterNumberPattern ?? ''}
          error={problems.matterNumberPattern}
          maxlength="60"
          autocomplete="off"
          required
        />
        <Welcome {...props} />
        <FormActions>
          <Button kind="filled">{words.save}</Button>
        </FormActions>
      </form>
    </Sheet>
  )
}

const LANGUAGE_CHOICES = ['en,fr', 'fr,en', 'en', 'fr'] as const

function Place({ reader, values, problems, choices }: Props): Html {
  const { firm: words, provinces } = reader.text
  return (
    <>
      <FieldRow>
        <Select
          name="province"
          label={words.province}
          value={values.province}
          error={problems.province}
          options={choices.provinces.map((value) => ({ value, label: provinces[value] }))}
          required
        />
        <Select
          name="timeZone"
          label={words.timeZone}
          value={values.timeZone}
          error={problems.timeZone}
          options={choices.zones.map((value) => ({ value, label: zoneName(value, reader.language) }))}
          required
        />
      </FieldRow>
      <Select
        name="languages"
        label={words.languages}
        value={values.languages}
        error={problems.languages}
        options={LANGUAGE_CHOICES.map((value) => ({ value, label: words.languageChoices[value] }))}
        required
      />
    </>
  )
}

function Welcome({ reader, values, problems }: Props): Html {
  const words = reader.text.firm
  return (
    <>
      <TextArea
        name="welcomeEn"
        label={words.welcomeEn}
        hint={words.welcomeHint}
        value={values.welcomeEn}
        error={problems.welcomeEn}
        lang="en"
        maxlength="2000"
      />
      <TextArea
        name="welcomeFr"
        label={words.welcomeFr}
        value={values.welcomeFr}
        error={problems.welcomeFr}
        lang="fr"
        maxlength="2000"
      />
    </>
  )
}
