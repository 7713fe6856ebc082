import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestItem } from '../../src/requests/read-guest.ts'
import { AskedFrame } from '../asked/guest-frame.tsx'
import { Button } from '../components/button.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'

type Props = { frame: Frame; matter: GuestMatterHeading; view: GuestItem; problems: Problems }

/** Photographing paper, one page after the other. */
export function GuestPagesPage({ frame, matter, view, problems }: Props): Html {
  const { reader } = frame
  const words = reader.text.requests.pages
  const base = `/portal/matters/${matter.id}`
  const { item, pages, sent, mayUpload } = view
  const apart = sent.filter(({ fileName }) => !/\.(pdf|jpe?g|png)$/i.test(fileName))
  const page = `${base}/items/${item.id}`
  return (
    <AskedFrame
      {...{ frame, matter }}
      title={words.title(item.title?.text ?? '')}
      back={{ href: page, words: <WrittenWords words={item.title} /> }}
      scripts={mayUpload ? [UPLOAD_SCRIPT] : []}
    >
      <ProblemSummary reader={reader} problems={problems} />
      {mayUpload && (
        <div class="sheet">
          <p>{words.lead}</p>
          <UploadPanel
            reader={reader}
            endpoint={`${base}/uploads`}
            audience="guest"
            target={`pages:${item.id}`}
            changes="requests-changed"
            accept="image/jpeg,image/png"
            decoder={frame.asset('js/heic-worker.js')}
            hint={words.hint}
            folder={false}
          />
        </div>
      )}
      <LivePart id="pages" href={`${page}/pages`} on="requests-changed">
        <Sheet id="pages-so-far" title={words.list}>
          {pages.length === 0 && <p class="quiet">{words.none}</p>}
          <Rows>
            {pages.map(({ documentId, fileName }, i) => (
              <PageRow {...{ reader, page, documentId, fileName }} number={i + 1} mayChange={mayUpload} />
            ))}
          </Rows>
          {pages.length > 0 && mayUpload && (
            <form action={`${page}/page-sets`} method="post">
              <Button kind="filled" icon="check">
                {words.complete(pages.length)}
              </Button>
              <p class="quiet">{words.completeHint}</p>
            </form>
          )}
          {apart.length > 0 && (
            <div id="sent-apart">
              <h3>{words.apart}</h3>
              <Rows>
                {apart.map(({ documentId, fileName }) => (
                  <RowItem title={<a href={`${base}/documents/${documentId}`}>{fileName}</a>} />
                ))}
              </Rows>
              <p class="quiet">{words.apartHint}</p>
            </div>
          )}
        </Sheet>
      </LivePart>
    </AskedFrame>
  )
}

type RowProps = {
  reader: Reader
  page: string
  documentId: string
  fileName: string
  number: number
  mayChange: boolean
}

function PageRow({ reader, page, documentId, fileName, number, mayChange }: RowProps): Html {
  const words = reader.text.requests.pages
  const own = `${page}/pages/${documentId}`
  return (
    <RowItem title={words.page(number)} quiet={fileName}>
      {mayChange && number > 1 && (
        <form action={`${own}/earlier-place`} method="post">
          <Button small kind="quiet">
            {words.earlier}
          </Button>
        </form>
      )}
      {mayChange && (
        <form action={`${own}/removal`} method="post">
          <Button small kind="quiet" icon="x">
            {words.leaveOut}
          </Button>
        </form>
      )}
    </RowItem>
  )
}
