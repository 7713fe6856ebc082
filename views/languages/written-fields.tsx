import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { Language } from '../../src/viewer.ts'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, type Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** One thing that is written in each language: its control is named `${name}-${language}`. */
export type Written = {
  name: string
  label: string
  hint?: string
  values: Texts
  rows?: number
  /** A line (no `rows`) is needed unless said otherwise; paragraphs are not, and their label says so. */
  needed?: boolean
  max: number
}

type Props = { reader: Reader; languages: WritingLanguages; fields: readonly Written[]; problems: Problems }

/** What is written for clients: in each language that one of them reads, side by side; any other is folded away. */
export function WrittenFields(props: Props): Html {
  const { reader, languages, fields, problems } = props
  const isOpen = (language: Language) =>
    fields.some(({ name, values }) => values[language] || problems[`${name}-${language}`]) ||
    languages.needed.includes(language) ||
    (languages.needed.length === 0 && language === (firstOf(props) ?? language))
  const offered = [...languages.offered].sort((a, b) => own(reader, b) - own(reader, a))
  const open = offered.filter(isOpen)
  const folded = offered.filter((language) => !isOpen(language))
  return (
    <>
      <FieldRow>
        {open.map((language) => (
          <FieldsIn {...props} language={language} />
        ))}
      </FieldRow>
      {folded.map((language) => (
        <details class="more-words">
          <summary>{reader.text.languages.also[language]}</summary>
          <FieldsIn {...props} language={language} />
        </details>
      ))}
    </>
  )
}

/** What one writes first stands first. */
function own(reader: Reader, language: Language): number {
  return Number(language === reader.language)
}

/** While nobody reads it yet: the writer's own language, else the firm's first. */
function firstOf({ reader, languages: { offered } }: Props): Language | undefined {
  return offered.find((language) => language === reader.language) ?? offered[0]
}

function FieldsIn({ reader, fields, problems, language }: Props & { language: Language }): Html {
  return (
    <div>
      {fields.map(({ name, label, hint, values, rows, max, needed }) => {
        const common = {
          name: `${name}-${language}`,
          label: reader.text.languages.in[language](label),
          ...(hint && { hint }),
          value: values[language] ?? '',
          lang: language,
          maxlength: String(max),
          error: problems[`${name}-${language}`],
        }
        return rows ? (
          <TextArea {...common} {...(!needed && { reader })} rows={String(rows)} />
        ) : (
          <Field {...common} {...(needed === false && { reader })} />
        )
      })}
    </div>
  )
}
