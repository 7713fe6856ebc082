import { receiptText } from '../../views/receipts/receipt-text.ts'
import { readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import type { Receipt } from './compose.ts'
import { receiptContent } from './content.ts'
import { readLinks } from './links.ts'

/** Each costs 44 octets in the file: about 900 kB. */
const LINKS_AT_MOST = 20_000

/** Stands alone in a line between what people read and what programs read. */
export const DATA_MARK = '==== JSON ===='

type Signer = Pick<Deps, 'db' | 'vault' | 'clock'>

/**
 * The receipt as one text file that the firm has signed (RFC 9580 section 7): first in words, in both languages, the
 * reader's first, then the same as JSON. `chained`: with its way to the head of the log.
 */
export async function signedReceipt(
  deps: Signer,
  receipt: Receipt,
  { language, chained }: { language: Language; chained: boolean },
): Promise<string> {
  const { firm, events, head } = receipt
  const first = events[0]?.seq
  const links =
    chained && first !== undefined ? readLinks(deps, { first, last: head.seq, atMost: LINKS_AT_MOST }) : null
  const languages = [language, ...LANGUAGES.filter((other) => other !== language)]
  const words = languages.map((each) => receiptText(readerFor(each, firm.timeZone), receipt))
  const data = JSON.stringify(receiptContent(receipt, links), null, 1)
  const text = [...words, `${DATA_MARK}\n${data}`].join('\n\n')
  return deps.vault.firmKey.signText(text, deps.clock.now())
}
