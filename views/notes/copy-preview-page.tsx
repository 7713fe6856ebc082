import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { CopyReady } from '../../src/notes/copy.ts'
import { SendPreview } from '../components/send-preview.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'

type Props = { frame: StaffFrame; matter: MatterHeading; ready: CopyReady }

/** To each reader, in their language, the words as they will stand. Nothing has been sent yet. */
export function CopyPreviewPage({ frame, matter, ready }: Props): Html {
  const { reader } = frame
  const words = reader.text.notes
  const base = `/firm/matters/${matter.id}/notes/${ready.noteId}/copies`
  return (
    <MatterPage frame={frame} matter={matter} tab="notes" title={words.previewTitle}>
      <SendPreview
        title={words.previewTitle}
        lead={words.previewLead}
        action={base}
        carried={<Carried ready={ready} />}
        send={{ label: words.send, icon: 'send' }}
        change={words.change}
      >
        {ready.guests.map(({ id, name, language }) => (
          <Sheet id={`sees-${id}`} title={words.seesThis(name)}>
            <p class="row-title" lang={language}>
              <strong>{ready.subject[language] ?? Object.values(ready.subject)[0]}</strong>
            </p>
            <p class="message-body" lang={language}>
              {ready.form.message.body[language]}
            </p>
          </Sheet>
        ))}
        {ready.staff.length > 0 && (
          <p class="quiet">{words.alsoReads(reader.format.list(ready.staff.map(({ name }) => name)))}</p>
        )}
      </SendPreview>
    </MatterPage>
  )
}

/** What was typed goes along, so that both buttons need no script and no session. */
function Carried({ ready: { form } }: { ready: CopyReady }): Html {
  const { threadId, message } = form
  return (
    <>
      <input type="hidden" name="id" value={message.id} />
      <input type="hidden" name="thread" value={threadId ?? ''} />
      {message.participants.map((id) => (
        <input type="hidden" name="person" value={id} />
      ))}
      {(['en', 'fr'] as const).map((language) => (
        <>
          <input type="hidden" name={`subject-${language}`} value={message.subject[language] ?? ''} />
          <input type="hidden" name={`body-${language}`} value={message.body[language] ?? ''} />
        </>
      ))}
    </>
  )
}
