import type { ShareForm } from '../../src/shares/draft.ts'
import type { Language } from '../../src/viewer.ts'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; form: ShareForm; entry: ShareForm['documents'][number]; problems: Problems }

/** What is said about one document, in each language that somebody chosen reads; any other is folded away. */
export function DocumentWords(props: Props): Html {
  const { reader, form, entry } = props
  const words = reader.text.shares
  const { document, alreadyWith } = entry
  const { documentId: id, fileName, number, byteSize, origin } = document
  const facts = [
    words.file(number, reader.format.size(byteSize)),
    origin === 'client' && words.fromClient,
    alreadyWith.length > 0 && words.alreadyWith(reader.format.list(alreadyWith)),
  ]
  const [open, folded] = partition(languagesInOrder(props), (language) => isNeeded(props, language))
  return (
    <Sheet id={`document-${id}`} title={<bdi>{fileName}</bdi>}>
      <p class="quiet">{facts.filter(Boolean).join(' · ')}</p>
      <input type="hidden" name="document" value={id} />
      <input type="hidden" name={`version-${id}`} value={String(number)} />
      <FieldRow>
        {open.map((language) => (
          <WordsIn {...props} language={language} />
        ))}
      </FieldRow>
      {folded.map((language) => (
        <details class="more-words" data-opened-by={readersOf(form, language).join(' ')}>
          <summary>{words.alsoIn[language]}</summary>
          <WordsIn {...props} language={language} />
        </details>
      ))}
    </Sheet>
  )
}

function WordsIn({ reader, entry, problems, language }: Props & { language: Language }): Html {
  const words = reader.text.shares
  const id = entry.document.documentId
  const typed = entry.words[language]
  return (
    <div>
      <Field
        name={`title-${language}-${id}`}
        label={words.titleField[language]}
        hint={words.titleHint}
        value={typed?.title ?? ''}
        lang={language}
        maxlength="200"
        error={problems[`title-${language}-${id}`]}
      />
      <TextArea
        name={`note-${language}-${id}`}
        label={words.noteField[language]}
        hint={words.noteHint}
        reader={reader}
        rows="3"
        value={typed?.note ?? ''}
        lang={language}
        error={problems[`note-${language}-${id}`]}
      />
    </div>
  )
}

/** The reader's own language is the one they write first; of those that may be chosen, somebody must read it. */
function languagesInOrder({ reader, form }: Props): Language[] {
  const weight = (language: Language) =>
    Number(readersOf(form, language).length > 0) * 2 + Number(language === reader.language)
  return form.languages.toSorted((a, b) => weight(b) - weight(a))
}

/** A chosen person reads it, or it holds words already; while nobody is chosen, the first will do. */
function isNeeded(props: Props, language: Language): boolean {
  const { form, entry, problems } = props
  const chosen = form.people.filter(({ isChosen }) => isChosen)
  const id = entry.document.documentId
  return (
    chosen.some((person) => person.language === language) ||
    entry.words[language] !== undefined ||
    problems[`title-${language}-${id}`] !== undefined ||
    (chosen.length === 0 && languagesInOrder(props)[0] === language)
  )
}

function readersOf(form: ShareForm, language: Language): string[] {
  return form.people.filter((person) => person.language === language).map(({ id }) => id)
}

function partition<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))]
}
