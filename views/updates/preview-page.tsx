import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { UpdateForm } from '../../src/updates/form.ts'
import type { Hint } from '../../src/updates/hints.ts'
import type { StatusTab } from '../../src/updates/read-staff.ts'
import type { UpdateReady } from '../../src/updates/write.ts'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Once } from '../components/once.tsx'
import { SendPreview } from '../components/send-preview.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { LANGUAGE_CODES } from '../languages/codes.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { type Reader, readerFor } from '../text/reader.ts'
import { UpdateHints } from './hints.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  form: UpdateForm
  ready: UpdateReady
  readers: StatusTab['readers']
  hints: readonly Hint[]
  now: string
}

/** Exactly what each reader will see, in their language. Nothing has been sent yet. */
export function UpdatePreviewPage(props: Props): Html {
  const { frame, matter, form, ready, readers, hints } = props
  const { reader } = frame
  const words = reader.text.updates.staff
  const base = `/firm/matters/${matter.id}/updates`
  return (
    <MatterPage frame={frame} matter={matter} tab="status" title={words.previewTitle}>
      <SendPreview
        title={words.previewTitle}
        lead={words.previewLead}
        action={base}
        carried={<Carried form={form} ready={ready} />}
        send={{ label: words.publish, icon: 'send' }}
        change={words.change}
      >
        {readers.length === 0 && <Notice kind="info">{words.nobody}</Notice>}
        {LANGUAGE_CODES.filter((language) => form.happened[language]).map((language) => (
          <Seen {...props} seenIn={readerFor(language, reader.timeZone)} />
        ))}
        <UpdateHints reader={reader} hints={hints} />
      </SendPreview>
    </MatterPage>
  )
}

function Seen({ frame: { reader }, form, ready, readers, now, seenIn }: Props & { seenIn: Reader }): Html {
  const { language } = seenIn
  const names = readers.filter((one) => one.language === language).map(({ name }) => name)
  const words = seenIn.text.updates
  const title =
    names.length > 0 ? reader.text.updates.staff.seenBy(reader.format.list(names)) : words.happened
  return (
    <Sheet id={`seen-${language}`} title={title}>
      <div class="update" lang={language}>
        <p class="written">{form.happened[language]}</p>
        {form.next[language] && (
          <div class="what-next">
            <h3>{words.next}</h3>
            <p class="written">{form.next[language]}</p>
          </div>
        )}
        {ready.lookAgainOn && <p>{words.lookAgain(seenIn.format.day(ready.lookAgainOn, now))}</p>}
        {form.documents.length > 0 && (
          <ul class="with-it">
            {form.documents.map(({ title: titles }) => (
              <li>
                <Icon name="file-text" /> {titles[language]}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}

/** What was typed goes along, so that both buttons need no script and no session. */
function Carried({ form, ready }: Pick<Props, 'form' | 'ready'>): Html {
  const { happened, next, lookAgainOn, documents } = form
  return (
    <>
      <Once />
      <input type="hidden" name="lookAgainOn" value={lookAgainOn} />
      {LANGUAGE_CODES.map((language) => (
        <>
          <input type="hidden" name={`happened-${language}`} value={happened[language] ?? ''} />
          <input type="hidden" name={`next-${language}`} value={next[language] ?? ''} />
        </>
      ))}
      {ready.documents.map(({ documentId: id, number }) => (
        <input type="hidden" name={`version-${id}`} value={String(number)} />
      ))}
      {documents.map(({ documentId: id, title }) => (
        <>
          <input type="hidden" name="document" value={id} />
          {LANGUAGE_CODES.map((language) => (
            <input type="hidden" name={`title-${language}-${id}`} value={title[language] ?? ''} />
          ))}
        </>
      ))}
    </>
  )
}
