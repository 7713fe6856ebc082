import { readFileSync } from 'node:fs'
import { SECOND } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { MailBody } from './queue.ts'

/** One mail, opened, as it goes to the server. */
export type Parcel = {
  /** The left part of the Message-ID: a mail that is sent again after a crash can be told from a second one. */
  id: string
  /** Where its person declines such mails by one click (RFC 8058); null for what nobody can decline. */
  unsubscribe: string | null
  sender: string
  recipient: string
  subject: string
  body: MailBody
  date: Date
}

/** The way to the mail server. `send` ends when the server has accepted the mail, or throws what nodemailer throws. */
export type Carrier = { send(parcel: Parcel): Promise<void>; close(): void }

const AT_MOST = 60 * SECOND
const TIMEOUTS = {
  dnsTimeout: 10 * SECOND,
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 20 * SECOND,
}

/** Null when no mail server is configured. nodemailer is loaded here and not at the start of the program. */
export async function openCarrier(
  { config, origin }: Pick<Deps, 'config' | 'origin'>,
  timeouts: Partial<typeof TIMEOUTS> = {},
): Promise<Carrier | null> {
  const { smtp } = config
  const { host, from } = smtp
  if (!host || !from) return null
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    maxRequeues: 0, // the outbox decides when a mail is tried again
    host,
    port: smtp.port,
    secure: smtp.port === 465,
    requireTLS: smtp.requireTls,
    ignoreTLS: !smtp.requireTls,
    tls: { minVersion: 'TLSv1.2', ...(smtp.caFile && { ca: [readFileSync(smtp.caFile)] }) },
    ...(smtp.user &&
      smtp.passwordFile && { auth: { user: smtp.user, pass: readPassword(smtp.passwordFile) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
    ...TIMEOUTS,
    ...timeouts,
  })
  const ourHost = new URL(origin).hostname
  return {
    send: async (parcel) => {
      await transport.sendMail({ ...messageOf(parcel, from, ourHost), signal: AbortSignal.timeout(AT_MOST) })
    },
    close: () => transport.close({ force: true }),
  }
}

function readPassword(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

/** Addresses are objects: a string would be parsed, and can be read as two. */
function messageOf(parcel: Parcel, from: string, ourHost: string) {
  const { id, unsubscribe, sender, recipient, subject, body, date } = parcel
  return {
    from: { name: sender, address: from },
    to: { name: '', address: recipient },
    envelope: { from, to: [recipient], dsn: { id, return: 'headers', notify: 'failure' } },
    subject,
    text: body.text,
    ...(body.html && { html: body.html }),
    messageId: `<${id}@${ourHost}>`,
    date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': `${body.language}-CA`,
      ...(unsubscribe && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
