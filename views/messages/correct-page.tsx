import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { GuestMatterHeading, MatterHeading } from '../../src/matters/read-heading.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { TextArea } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'

/** `languages` is null for a guest, who writes in their own. */
export type Correcting = {
  threadId: string
  messageId: string
  body: Texts
  languages: WritingLanguages | null
  problems: Problems
}
type Form = Correcting & { reader: Reader; base: string }

export function StaffCorrectPage(props: Correcting & { frame: StaffFrame; matter: MatterHeading }): Html {
  const { frame, matter, ...form } = props
  return (
    <MatterPage frame={frame} matter={matter} tab="messages" title={frame.reader.text.messages.correctTitle}>
      <Sheet id="correct" title={frame.reader.text.messages.correctTitle}>
        <CorrectForm reader={frame.reader} base={`/firm/matters/${matter.id}/messages`} {...form} />
      </Sheet>
    </MatterPage>
  )
}

export function GuestCorrectPage(props: Correcting & { frame: Frame; matter: GuestMatterHeading }): Html {
  const { frame, matter, ...form } = props
  const title = frame.reader.text.messages.correctTitle
  return (
    <ClientPage frame={frame} title={title} printNumber={matter.number}>
      <PageHead
        over={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
        title={title}
      />
      <div class="sheet">
        <CorrectForm reader={frame.reader} base={`/portal/matters/${matter.id}/messages`} {...form} />
      </div>
    </ClientPage>
  )
}

function CorrectForm({ reader, base, threadId, messageId, body, languages, problems }: Form): Html {
  const words = reader.text.messages
  const url = `${base}/${threadId}`
  const field = { name: 'body', label: words.body, rows: 8, max: 20_000, needed: true as const }
  return (
    <>
      <p class="quiet">{words.correctHint}</p>
      <form class="form" method="post" action={`${url}/messages/${messageId}`}>
        <ProblemSummary reader={reader} problems={problems} />
        {languages ? (
          <WrittenFields {...{ reader, languages, problems }} fields={[{ ...field, values: body }]} />
        ) : (
          <TextArea
            name="body"
            label={words.body}
            rows="8"
            maxlength="20000"
            value={body[reader.language] ?? Object.values(body)[0] ?? ''}
            error={problems.body}
          />
        )}
        <FormActions>
          <Button kind="filled">{words.correctDo}</Button>
          <LinkButton kind="quiet" href={`${url}#newest`}>
            {words.cancel}
          </LinkButton>
        </FormActions>
      </form>
    </>
  )
}
