import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { CopyDraft } from '../../src/notes/copy.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { ParticipantChoice } from '../messages/participants.tsx'
import type { Reader } from '../text/reader.ts'
import { wordsOf } from './note-text.ts'

type Props = { frame: StaffFrame; matter: MatterHeading; draft: CopyDraft; problems: Problems }

/** A note put into words for a client; the next step shows exactly what they will see. */
export function CopyPage({ frame, matter, draft, problems }: Props): Html {
  const { reader } = frame
  const words = reader.text.notes
  const base = `/firm/matters/${matter.id}/notes`
  const { note, compose } = draft
  const languages = compose.languages ?? { needed: [], offered: [] }
  const label = reader.text.messages.body
  const body = { name: 'body', label, values: compose.body, rows: 8, max: 20_000, needed: true as const }
  return (
    <MatterPage frame={frame} matter={matter} tab="notes" title={words.copyTitle}>
      <Sheet id="note" title={words.theNote} kind="internal">
        <p class="message-body">{wordsOf(note.body)}</p>
      </Sheet>
      <Sheet id="copy" title={words.copyTitle}>
        <p class="quiet">{words.copyLead}</p>
        <form class="form" method="post" action={`${base}/${note.id}/copies/preview`}>
          <ProblemSummary reader={reader} problems={problems} />
          <input type="hidden" name="id" value={compose.id} />
          <WrittenFields {...{ reader, languages, problems }} fields={[body]} />
          <Where {...{ reader, draft, problems }} />
          <FormActions>
            <Button kind="filled" icon="eye">
              {words.preview}
            </Button>
            <LinkButton kind="quiet" href={base}>
              {words.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}

type WhereProps = { reader: Reader; draft: CopyDraft; problems: Problems }

function Where({ reader, draft: { threads, threadId, compose }, problems }: WhereProps): Html {
  const words = reader.text.notes
  const { subject: label } = reader.text.messages
  const languages = compose.languages ?? { needed: [], offered: [] }
  const subject = { name: 'subject', label, values: compose.subject, max: 200 }
  const isOpen = threads.length === 0 || threadId === null
  return (
    <>
      <Select
        name="thread"
        label={words.where}
        empty={words.newThread}
        options={threads.map(({ id, subject: { text } }) => ({ value: id, label: text }))}
        value={threadId ?? ''}
      />
      <details class="more-words" open={isOpen}>
        <summary>{words.forNew}</summary>
        <WrittenFields {...{ reader, languages, problems }} fields={[subject]} />
        <ParticipantChoice {...{ reader, ...compose }} error={problems.person} />
      </details>
    </>
  )
}
