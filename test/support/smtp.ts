import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = { from: string; to: string[]; raw: string; parsed: ParsedMail }

export type MailServer = {
  readonly port: number
  readonly mails: ReceivedMail[]
  /** Resolves with the first mail, past or to come, that is for `address` and that `accept` takes. */
  mailTo(address: string, accept?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>
  /** The next recipients of this address are answered with this code: 550 for ever, 451 for now, null to accept again. */
  refuse(address: string, code: number | null): void
  stop(): Promise<void>
}

/** `tls`: offers STARTTLS with this pair. `user`: wants to be signed in to, after TLS. */
type Offer = { tls?: { key: string; cert: string }; user?: { name: string; password: string }; port?: number }

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer({ tls, user, port = 0 }: Offer = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const refused = new Map<string, number>()
  const waiting: { wanted: (mail: ReceivedMail) => boolean; resolve: (mail: ReceivedMail) => void }[] = []
  const server = new SMTPServer({
    ...sessionOptions(tls, user),
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refused.get(address)
      done(responseCode ? Object.assign(new Error('refused'), { responseCode }) : null)
    },
    onData: async (stream, session, done) => {
      const raw = await wholeOf(stream)
      if (raw === null) return
      const { mailFrom, rcptTo } = session.envelope
      const mail: ReceivedMail = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw,
        parsed: await simpleParser(raw),
      }
      mails.push(mail)
      for (const { wanted, resolve } of waiting) if (wanted(mail)) resolve(mail)
      done()
    },
  })
  server.on('error', () => {}) // a sender that was killed
  const { promise: listening, resolve: heard } = Promise.withResolvers<void>()
  server.listen(port, '127.0.0.1', heard)
  await listening
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    mailTo: (recipient, accept = () => true) => {
      const wanted = (mail: ReceivedMail) => mail.to.includes(recipient) && accept(mail)
      const past = mails.find(wanted)
      return past ? Promise.resolve(past) : new Promise((resolve) => waiting.push({ wanted, resolve }))
    },
    refuse: (recipient, code) => {
      if (code === null) refused.delete(recipient)
      else refused.set(recipient, code)
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Null when the sender went away in the middle. */
async function wholeOf(stream: AsyncIterable<Uint8Array>): Promise<string | null> {
  try {
    return Buffer.concat(await Array.fromAsync(stream)).toString()
  } catch {
    return null
  }
}

function sessionOptions(tls: Offer['tls'], user: Offer['user']): SMTPServerOptions {
  return {
    authOptional: !user,
    disabledCommands: tls ? [] : ['STARTTLS'],
    ...tls,
    onAuth: ({ username, password }, _session, done) =>
      username === user?.name && password === user?.password
        ? done(null, { user: username })
        : done(Object.assign(new Error('no'), { responseCode: 535 })),
  }
}

/** The settings of a portal that hands its mail to this server, unencrypted on loopback. */
export function mailFlags(port: number): Record<string, string> {
  return {
    'smtp-host': '127.0.0.1',
    'smtp-port': String(port),
    'smtp-from': 'portal@firm.example',
    'smtp-require-tls': 'false',
  }
}
