import type { ReceiptVersion } from '../../src/receipts/queries.ts'
import type { Definition } from '../components/definition-list.tsx'
import { ProofTime } from '../components/time.tsx'
import type { Reader } from '../text/reader.ts'

/** What identifies one version. `from`: who sent it, where that is not the reader. */
export function versionFacts(reader: Reader, version: ReceiptVersion, from?: string): Definition[] {
  const words = reader.text.receipts
  const { fileName, byteSize, sha256, uploadedAt } = version
  const exact = reader.format.plural(byteSize, reader.text.receipts.byte, reader.text.receipts.bytes)
  return [
    { term: words.fileName, value: <bdi>{fileName}</bdi> },
    { term: words.size, value: byteSize < 1000 ? exact : `${reader.format.size(byteSize)} (${exact})` },
    {
      term: words.received,
      value: (
        <>
          <ProofTime reader={reader} at={uploadedAt} />
          {from && <span class="second-line">{words.receivedFrom(from)}</span>}
        </>
      ),
    },
    { term: words.sha256, value: <code class="hash">{sha256}</code> },
  ]
}
