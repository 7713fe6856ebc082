import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { SentReceipt } from '../../src/receipts/sent.ts'
import { BackLink } from '../components/back-link.tsx'
import { LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { versionFacts } from './version-facts.tsx'

type Props = { frame: Frame; matter: GuestMatterHeading; receipt: SentReceipt }

export function SentReceiptPage({ frame, matter, receipt }: Props): Html {
  const { reader, firm } = frame
  const words = reader.text.receipts
  return (
    <ClientPage frame={frame} title={words.sentTitle} printNumber={matter.number}>
      <BackLink href={`/portal/matters/${matter.id}`}>{words.back}</BackLink>
      <PageHead
        over={
          <>
            {matter.number} · <bdi lang={matter.titleLang}>{matter.title}</bdi>
          </>
        }
        title={words.sentTitle}
      />
      <p>{words.sentAbout(firm.name)}</p>
      {receipt.sent.map((version) => (
        <Sheet id={`version-${version.number}`} title={words.version(String(version.number))}>
          <DefinitionList
            items={[
              ...versionFacts(reader, version),
              {
                term: words.chain,
                value: (
                  <>
                    {words.event(reader.format.number(version.event))}{' '}
                    <code class="hash second-line">{version.hash}</code>
                  </>
                ),
              },
            ]}
          />
        </Sheet>
      ))}
      <p>
        <LinkButton
          icon="download"
          href={`/portal/matters/${matter.id}/documents/${receipt.documentId}/receipt.txt`}
        >
          {words.save}
        </LinkButton>
      </p>
      <p class="quiet">{words.sentKeep}</p>
    </ClientPage>
  )
}
