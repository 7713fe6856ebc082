import type { Province } from '../../src/firm/provinces.ts'
import type { MatterForm } from '../../src/matters/check.ts'
import type { PracticeArea } from '../../src/matters/vocabulary.ts'
import { Field } from '../components/field.tsx'
import { FieldRow, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type MatterCodes = { practiceAreas: readonly PracticeArea[]; provinces: readonly Province[] }

/** What a matter is called and where it belongs: the same for a new one and for an old one. */
export function MatterFields({
  reader,
  values,
  problems,
  codes,
}: {
  reader: Reader
  values: MatterForm
  problems: Problems
  codes: MatterCodes
}): Html {
  const { matters, provinces } = reader.text
  const words = matters.form
  return (
    <>
      <Field
        name="number"
        label={words.number}
        hint={words.numberHint}
        value={values.number ?? ''}
        error={problems.number}
        maxlength="32"
        autocomplete="off"
        required
      />
      <Field
        name="internalTitle"
        label={words.internalTitle}
        hint={words.internalTitleHint}
        value={values.internalTitle ?? ''}
        error={problems.internalTitle}
        maxlength="200"
        autocomplete="off"
        required
      />
      <ClientTitles reader={reader} values={values} problems={problems} />
      <FieldRow>
        <Select
          name="practiceArea"
          label={words.practiceArea}
          empty={words.choose}
          value={values.practiceArea}
          error={problems.practiceArea}
          options={codes.practiceAreas.map((value) => ({ value, label: matters.practiceAreas[value] }))}
          required
        />
        <Select
          name="province"
          label={words.province}
          empty={words.choose}
          value={values.province}
          error={problems.province}
          options={codes.provinces.map((value) => ({ value, label: provinces[value] }))}
          required
        />
      </FieldRow>
    </>
  )
}

function ClientTitles({
  reader,
  values,
  problems,
}: {
  reader: Reader
  values: MatterForm
  problems: Problems
}): Html {
  const words = reader.text.matters.form
  const first = reader.language === 'fr' ? ('Fr' as const) : ('En' as const)
  const fields = { En: words.clientTitleEn, Fr: words.clientTitleFr }
  const order = first === 'Fr' ? (['Fr', 'En'] as const) : (['En', 'Fr'] as const)
  return (
    <>
      {order.map((which) => (
        <Field
          name={`clientTitle${which}`}
          label={fields[which]}
          hint={which === first ? words.clientTitleHint : undefined}
          value={values[`clientTitle${which}`] ?? ''}
          error={problems[`clientTitle${which}`]}
          lang={which === 'Fr' ? 'fr' : 'en'}
          maxlength="200"
          autocomplete="off"
        />
      ))}
    </>
  )
}
