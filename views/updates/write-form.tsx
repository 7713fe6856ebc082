import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { Attachable } from '../../src/updates/attachable.ts'
import type { UpdateForm } from '../../src/updates/form.ts'
import type { Hint } from '../../src/updates/hints.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'
import { UpdateHints } from './hints.tsx'

export type WriteProps = {
  reader: Reader
  matterId: string
  form: UpdateForm
  attachable: readonly Attachable[]
  languages: WritingLanguages
  hints: readonly Hint[]
  problems: Problems
  today: string
}

/** What happened, what comes next, when somebody looks again, and what goes with it. */
export function WriteForm(props: WriteProps): Html {
  const { reader, matterId, form, languages, hints, problems, today } = props
  const words = reader.text.updates
  const base = `/firm/matters/${matterId}/updates`
  return (
    <Sheet id="write" title={words.staff.write}>
      <p class="quiet">{words.staff.writeHint}</p>
      <form method="post" action={`${base}/preview`} class="form">
        <div
          hx-post={`${base}/hints`}
          hx-trigger="input delay:700ms"
          hx-include="closest form"
          hx-target="#writing-hints"
          hx-swap="outerHTML"
        >
          <UpdateWordFields {...{ reader, form, languages, problems }} />
        </div>
        <UpdateHints reader={reader} hints={hints} />
        <LookAgainField {...{ reader, problems, today }} value={form.lookAgainOn} />
        <Documents {...props} />
        <FormActions>
          <Button kind="filled" icon="eye">
            {words.staff.preview}
          </Button>
        </FormActions>
      </form>
    </Sheet>
  )
}

const LONGEST = 4000
type WordProps = Pick<WriteProps, 'reader' | 'form' | 'languages' | 'problems'>

export function UpdateWordFields({ reader, form, languages, problems }: WordProps): Html {
  const words = reader.text.updates
  return (
    <WrittenFields
      {...{ reader, languages, problems }}
      fields={[
        {
          name: 'happened',
          label: words.happened,
          values: form.happened,
          rows: 5,
          max: LONGEST,
          needed: true,
        },
        {
          ...{ name: 'next', label: words.next, hint: words.staff.nextHint },
          ...{ values: form.next, rows: 3, max: LONGEST },
        },
      ]}
    />
  )
}

type LookAgain = Pick<WriteProps, 'reader' | 'problems' | 'today'> & { value: string; required?: boolean }

export function LookAgainField({ reader, value, problems, today, required = false }: LookAgain): Html {
  const words = reader.text.updates.staff
  return (
    <Field
      name="lookAgainOn"
      type="date"
      label={words.lookAgain}
      hint={words.lookAgainHint}
      {...(!required && { reader })}
      {...{ value, required }}
      min={today}
      error={problems.lookAgainOn}
    />
  )
}

/** Ticked, a document asks for its title; without a script the titles stand there from the beginning. */
function Documents({ reader, attachable, languages, problems }: WriteProps): Html | null {
  if (attachable.length === 0) return null
  const words = reader.text.updates.staff
  const isOpen = attachable.some(({ isChosen }) => isChosen)
  return (
    <details class="more-words" open={isOpen}>
      <summary>{words.documents}</summary>
      <p class="quiet">{words.documentsHint}</p>
      <ul class="rows">
        {attachable.map((document) => (
          <AttachableRow {...{ reader, document, languages, problems }} />
        ))}
      </ul>
    </details>
  )
}

type RowProps = Pick<WriteProps, 'reader' | 'languages' | 'problems'> & { document: Attachable }

function AttachableRow({ reader, document, languages, problems }: RowProps): Html {
  const { documentId: id, fileName, title, isChosen, isShared } = document
  const words = reader.text.updates.staff
  return (
    <li class="attachable">
      <label class="tick">
        <input type="checkbox" name="document" value={id} checked={isChosen} />
        <span>
          <bdi>{fileName}</bdi>
        </span>
      </label>
      <Tag kind={isShared ? 'shared' : 'internal'} reader={reader} />
      <div class="attachable-titles">
        <FieldRow>
          {languages.offered.map((language) => (
            <Field
              name={`title-${language}-${id}`}
              label={reader.text.languages.in[language](words.documentTitle)}
              value={title[language] ?? ''}
              lang={language}
              maxlength="200"
              error={problems[`title-${language}-${id}`]}
            />
          ))}
        </FieldRow>
      </div>
    </li>
  )
}
