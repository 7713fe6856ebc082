import type { Attachment, Email } from 'postal-mime'

/**
 * What a mail server or the provider of a mailbox reports about mails of ours. `parcelIds`: what may be our ids, as the report
 * quotes them; `said`: why, in the reporter's words.
 */
export type Report = { kind: 'bounce' | 'complaint'; parcelIds: string[]; said: string }

/** Deeper and longer than any report is. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 128 * 1024, maxRfc822NestingDepth: 0 } as const
/** A mail's id and its mark (src/mail/parcel.ts), anywhere: reporters quote the Message-ID in many ways. */
const PARCEL_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9a-f]{32}/gi
const QUOTED_AT_MOST = 20
const SAID_AT_MOST = 500

/**
 * Reads a message as a delivery status notification (RFC 3464) that says that something was not delivered for good, as the
 * plain text that Exim wrote before it knew those, or as a feedback report (RFC 5965). Null for anything else: an answer of
 * somebody on holiday, a delay, a receipt. The reporter is not believed about whom it is; only our own ids tell that.
 */
export async function readReport(raw: Uint8Array): Promise<Report | null> {
  const { default: PostalMime } = await import('postal-mime')
  const message = await PostalMime.parse(raw, { ...LIMITS, attachmentEncoding: 'utf8' })
  return readFeedback(message) ?? readDeliveryStatus(message) ?? readExim(message)
}

function readDeliveryStatus(message: Email): Report | null {
  const status = partOf(message, 'message/delivery-status', 'message/global-delivery-status')
  if (!isReport(message, 'delivery-status') || status === null) return null
  const failed = fieldGroups(status).find(({ action }) => action?.toLowerCase() === 'failed')
  if (!failed) return null
  const said = [failed.status, failed['diagnostic-code']].filter(Boolean).join(' ')
  return { kind: 'bounce', parcelIds: quotedIn(message), said: said.slice(0, SAID_AT_MOST) }
}

function readExim(message: Email): Report | null {
  if (header(message, 'x-failed-recipients') === null) return null
  const said = /^\s{4}.*(?:SMTP error|\b5\d\d\b).*$/m.exec(message.text ?? '')?.[0]?.trim() ?? ''
  return { kind: 'bounce', parcelIds: quotedIn(message), said: said.slice(0, SAID_AT_MOST) }
}

/** Only where somebody complained: the same format also tells of failed signatures and of what is not spam after all. */
const COMPLAINTS: readonly (string | undefined)[] = ['abuse', 'fraud', 'opt-out', 'opt-out-list']

function readFeedback(message: Email): Report | null {
  const feedback = partOf(message, 'message/feedback-report')
  if (!isReport(message, 'feedback-report') || feedback === null) return null
  const type = fieldGroups(feedback)[0]?.['feedback-type']?.toLowerCase()
  if (!COMPLAINTS.includes(type)) return null
  return { kind: 'complaint', parcelIds: quotedIn(message), said: type ?? '' }
}

function isReport(message: Email, type: string): boolean {
  const contentType = header(message, 'content-type')?.toLowerCase() ?? ''
  return contentType.startsWith('multipart/report') && contentType.includes(type)
}

/** Whether the headers of a message are worth fetching the rest of it. */
export function mayBeReport(headers: string): boolean {
  return /^content-type:\s*multipart\/report|^x-failed-recipients:/im.test(headers)
}

function header({ headers }: Email, name: string): string | null {
  return headers.find(({ key }) => key === name)?.value ?? null
}

function partOf({ attachments }: Email, ...types: string[]): string | null {
  const part = attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()))
  return part ? textOf(part) : null
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

/** Groups of header-like lines, folded ones joined, names in lower case (RFC 3464 section 2.1). */
function fieldGroups(text: string): Record<string, string>[] {
  const unfolded = text.replaceAll(/\r\n?/g, '\n').replaceAll(/\n[ \t]+/g, ' ')
  return unfolded.split(/\n{2,}/).map((group) =>
    Object.fromEntries(
      group.split('\n').flatMap((line) => {
        const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? []
        return name ? [[name.toLowerCase(), value?.trim() ?? '']] : []
      }),
    ),
  )
}

function quotedIn(message: Email): string[] {
  const places = [
    ...message.attachments.map(textOf),
    message.text ?? '',
    header(message, 'in-reply-to') ?? '',
    header(message, 'references') ?? '',
  ]
  const found = places.flatMap((place) => place.match(PARCEL_ID) ?? [])
  return [...new Set(found.map((id) => id.toLowerCase()))].slice(0, QUOTED_AT_MOST)
}
