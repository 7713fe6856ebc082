import type { Words } from '../../src/languages/words.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Possible } from '../../src/messages/participants.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { ParticipantChoice } from './participants.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  threadId: string
  subject: Words
  people: Possible
  chosen: readonly string[]
  problems: Problems
}

export function ParticipantsPage({
  frame,
  matter,
  threadId,
  subject,
  people,
  chosen,
  problems,
}: Props): Html {
  const { reader } = frame
  const words = reader.text.messages
  const url = `/firm/matters/${matter.id}/messages/${threadId}`
  return (
    <MatterPage frame={frame} matter={matter} tab="messages" title={words.participants}>
      <Sheet id="participants" title={<WrittenWords words={subject} />}>
        <Notice kind="warning">{words.changeWarning}</Notice>
        <form class="form" method="post" action={`${url}/participants`}>
          <ProblemSummary reader={reader} problems={problems} />
          <ParticipantChoice {...{ reader, people, chosen }} error={problems.person} />
          <FormActions>
            <Button kind="filled">{words.changeDo}</Button>
            <LinkButton kind="quiet" href={url}>
              {words.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}
