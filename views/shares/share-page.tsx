import type { MatterHeading } from '../../src/matters/heading.ts'
import type { ShareForm } from '../../src/shares/draft.ts'
import type { Language } from '../../src/viewer.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { FieldRow, FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'

type PartProps = { reader: Reader; form: ShareForm; problems: Problems }
type PageProps = Omit<PartProps, 'reader'> & { frame: StaffFrame; matter: MatterHeading }

/** First step: who, and in which words. */
export function SharePage({ frame, matter, form, problems }: PageProps): Html {
  const { reader } = frame
  const words = reader.text.shares
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" title={words.title}>
      <div class="narrow">
        <h2>{words.title}</h2>
        {form.people.length === 0 ? (
          <EmptyState icon="users" title={words.noReaders} hint={words.noReadersHint}>
            <LinkButton kind="filled" href={`/firm/matters/${matter.id}/members`}>
              {words.giveAccess}
            </LinkButton>
          </EmptyState>
        ) : (
          <ShareFields reader={reader} form={form} problems={problems} matterId={matter.id} />
        )}
      </div>
    </MatterPage>
  )
}

function ShareFields({ reader, form, problems, matterId }: PartProps & { matterId: string }): Html {
  const words = reader.text.shares
  return (
    <>
      <p class="quiet">{words.lead}</p>
      <ProblemSummary reader={reader} problems={problems} />
      <form method="post" action={`/firm/matters/${matterId}/shares/preview`}>
        <People reader={reader} form={form} problems={problems} />
        {form.documents.map((entry) => (
          <DocumentWords reader={reader} form={form} entry={entry} problems={problems} />
        ))}
        <FormActions>
          <Button kind="filled" icon="eye">
            {words.look}
          </Button>
          <LinkButton kind="quiet" href={`/firm/matters/${matterId}/documents`}>
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
    </>
  )
}

function People({ reader, form, problems }: PartProps): Html {
  const words = reader.text.shares
  return (
    <CheckboxGroup
      name="person"
      legend={words.people}
      error={problems.person}
      values={form.people.filter(({ isChosen }) => isChosen).map(({ id }) => id)}
      choices={form.people.map(({ id, name, kind, language }) => ({
        value: id,
        label: name,
        hint: (kind === 'client' ? words.client : words.outside)(words.languages[language]),
      }))}
    />
  )
}

/** The reader's own language is the one they write first. */
function ownFirst(languages: readonly Language[], own: Language): Language[] {
  return languages.toSorted((a, b) => Number(b === own) - Number(a === own))
}

type WordsProps = PartProps & { entry: ShareForm['documents'][number] }

function DocumentWords({ reader, form, entry, problems }: WordsProps): Html {
  const words = reader.text.shares
  const { document, words: typed, alreadyWith } = entry
  const { documentId: id, fileName, number, byteSize, origin } = document
  const facts = [
    words.file(number, reader.format.size(byteSize)),
    origin === 'client' && words.fromClient,
    alreadyWith.length > 0 && words.alreadyWith(reader.format.list(alreadyWith)),
  ]
  return (
    <Sheet id={`document-${id}`} title={<bdi>{fileName}</bdi>}>
      <p class="quiet">{facts.filter(Boolean).join(' · ')}</p>
      <input type="hidden" name="document" value={id} />
      <input type="hidden" name={`version-${id}`} value={String(number)} />
      <FieldRow>
        {ownFirst(form.languages, reader.language).map((language) => (
          <div>
            <Field
              name={`title-${language}-${id}`}
              label={words.titleField[language]}
              hint={words.titleHint}
              value={typed[language]?.title ?? ''}
              maxlength="200"
              error={problems[`title-${language}-${id}`]}
            />
            <TextArea
              name={`note-${language}-${id}`}
              label={words.noteField[language]}
              hint={words.noteHint}
              reader={reader}
              rows="3"
              value={typed[language]?.note ?? ''}
              error={problems[`note-${language}-${id}`]}
            />
          </div>
        ))}
      </FieldRow>
    </Sheet>
  )
}
