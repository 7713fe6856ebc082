import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { ShareForm } from '../../src/shares/draft.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { DocumentWords } from './document-words.tsx'

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
