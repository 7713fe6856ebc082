import type { Problems } from '../components/form.tsx'
import { FieldRow } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { hourOptions } from './hour.ts'

type Props = {
  reader: Reader
  /** The fields are `<of>From` and `<of>Until`. */
  of: 'quiet' | 'mail'
  /** What it means to choose no hour. */
  empty: string
  values: URLSearchParams
  problems: Problems
}

export function HourRange({ reader, of, empty, values, problems }: Props): Html {
  const text = reader.text.preferences
  return (
    <FieldRow>
      {(['From', 'Until'] as const).map((end) => (
        <Select
          name={`${of}${end}`}
          label={end === 'From' ? text.from : text.until}
          value={values.get(`${of}${end}`) ?? ''}
          error={problems[`${of}${end}`]}
          empty={empty}
          options={hourOptions(reader.language)}
        />
      ))}
    </FieldRow>
  )
}
