import type { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { FIRM_ID, getFirm, updateDiscretion } from '../firm/queries.ts'
import { folded, oneLine } from '../written.ts'

export type DiscretionForm = { neutralSender?: string | undefined; exitAddress?: string | undefined }

const SENDER_AT_MOST = 60
const ADDRESS_AT_MOST = 300
/** A shorter word of a firm's name, as "and" or "LLP", names nobody. */
const TELLING = 4

/** Changes what keeps the firm's name from those who must not read it. Throws `Invalid`. */
export function changeDiscretion(deps: Deps, access: FirmAccess<'firm:manage'>, form: DiscretionForm): void {
  const { db, vault } = deps
  const before = getFirm(db, vault)
  const sender = checkSender(form.neutralSender, before.name)
  const address = checkAddress(form.exitAddress, deps.origin)
  db.transaction(() => {
    if (sender === before.neutralSender && address === before.exitAddress) return
    updateDiscretion(db, access, {
      neutralSender: sender === null ? null : vault.firm.seal('firm.neutral_sender', FIRM_ID, sender),
      exitAddress: address === null ? null : vault.firm.seal('firm.exit_address', FIRM_ID, address),
    })
    appendEvent(deps, access.viewer, { kind: 'firm.changed', details: { fields: ['discretion'] } })
  }).immediate()
}

function checkSender(typed: string | undefined, firm: string): string | null {
  const sender = oneLine(typed)
  if (sender.length > SENDER_AT_MOST || sender.includes('@'))
    throw new Invalid((t) => t.safeContacts.senderWrong, 'neutralSender')
  const words = (text: string) => folded(text).match(/\p{L}+/gu) ?? []
  const telling = words(firm).filter((word) => word.length >= TELLING)
  if (words(sender).some((word) => telling.includes(word)))
    throw new Invalid((t) => t.safeContacts.senderNamesFirm, 'neutralSender')
  return sender || null
}

/** Written out as the browser will read it: nothing in it can end the header that it stands in. */
function checkAddress(typed: string | undefined, origin: string): string | null {
  const written = (typed ?? '').trim()
  if (!written) return null
  const url = URL.parse(written)
  const isFine = url?.protocol === 'https:' && !url.username && !url.password && url.origin !== origin
  if (!url || !isFine || url.href.length > ADDRESS_AT_MOST)
    throw new Invalid((t) => t.safeContacts.exitWrong, 'exitAddress')
  return url.href
}
