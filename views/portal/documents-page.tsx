import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestDocumentsView } from '../../src/portal/read.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { GuestDocuments } from './documents.tsx'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  view: GuestDocumentsView & { size: number }
  page: number
  maySend: boolean
  now: string
}

/** All documents of a matter that has many: first what was shared, then what was sent, newest first. */
export function GuestDocumentsPage({ frame, matter, view, page, maySend, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.portal
  const base = `/portal/matters/${matter.id}`
  const { shared, sent, counts, size } = view
  const total = counts.shared + counts.sent
  return (
    <ClientPage frame={frame} title={words.documentsTitle} printNumber={matter.number}>
      <BackLink href={base}>{words.back}</BackLink>
      <PageHead
        over={words.overMatter(matter.number, frame.firm.name)}
        title={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
      />
      <Sheet id="documents" title={words.documentsTitle}>
        <GuestDocuments {...{ reader, base, total, maySend, now, shared, sent }} />
        <Pager {...{ reader, page, total, size }} href={(n) => `${base}/documents?page=${n}`} />
      </Sheet>
    </ClientPage>
  )
}
