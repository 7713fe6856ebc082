import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { ShareReady } from '../../src/shares/share.ts'
import type { Language } from '../../src/viewer.ts'
import { SendPreview } from '../components/send-preview.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import { FileIcon } from '../documents/file-icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'

type Entry = ShareReady['documents'][number]
type Props = { frame: StaffFrame; matter: MatterHeading; ready: ShareReady }

/** Second step: exactly what each person will see, in their language. Nothing has been shared yet. */
export function SharePreviewPage({ frame, matter, ready }: Props): Html {
  const { reader } = frame
  const words = reader.text.shares
  const base = `/firm/matters/${matter.id}/shares`
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" title={words.previewTitle}>
      <SendPreview
        title={words.previewTitle}
        lead={words.previewLead}
        action={base}
        carried={<Carried ready={ready} />}
        send={{ label: words.shareNow, icon: 'share-2' }}
        change={words.change}
      >
        {ready.people.map((person) => (
          <Sheet id={`sees-${person.id}`} title={words.seesThis(person.name)}>
            <p class="quiet">
              {words[person.kind === 'client' ? 'client' : 'outside'](words.languages[person.language])}
            </p>
            <Rows>
              {ready.documents.map((entry) => (
                <SeenDocument reader={reader} entry={entry} language={person.language} />
              ))}
            </Rows>
          </Sheet>
        ))}
      </SendPreview>
    </MatterPage>
  )
}

function SeenDocument({
  reader,
  entry,
  language,
}: {
  reader: Reader
  entry: Entry
  language: Language
}): Html {
  const { title, note } = entry.words[language] ?? { title: '', note: null }
  const { fileName, number, byteSize, mediaType } = entry.document
  return (
    <li>
      <div class="what">
        <div class="row-title">
          <strong lang={language}>
            <bdi>{title}</bdi>
          </strong>
        </div>
        {note && (
          <p class="note" lang={language}>
            {note}
          </p>
        )}
        <p class="quiet file-line">
          <FileIcon mediaType={mediaType} /> <bdi>{fileName}</bdi> · {reader.text.shares.version(number)} ·{' '}
          {reader.format.size(byteSize)}
        </p>
      </div>
    </li>
  )
}

/** What was typed goes along, so that both buttons below need no script and no session. */
function Carried({ ready }: { ready: ShareReady }): Html {
  return (
    <>
      {ready.people.map(({ id }) => (
        <input type="hidden" name="person" value={id} />
      ))}
      {ready.documents.map((entry) => (
        <CarriedDocument entry={entry} />
      ))}
    </>
  )
}

function CarriedDocument({ entry: { document, words } }: { entry: Entry }): Html {
  const { documentId: id, number } = document
  return (
    <>
      <input type="hidden" name="document" value={id} />
      <input type="hidden" name={`version-${id}`} value={String(number)} />
      {(['en', 'fr'] as const).map((language) => (
        <>
          <input type="hidden" name={`title-${language}-${id}`} value={words[language]?.title ?? ''} />
          <input type="hidden" name={`note-${language}-${id}`} value={words[language]?.note ?? ''} />
        </>
      ))}
    </>
  )
}
