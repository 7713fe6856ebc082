import { join } from 'node:path'
import * as kind from './kinds.ts'

// The one list of settings: the file, the environment, the flags, `config check` and the guide all follow it.
// `smtp.passwordFile` is `password_file` under [smtp], VESTIBULE_SMTP_PASSWORD_FILE and --smtp-password-file.

export const settings = {
  data: kind.path({
    about: 'The directory that holds everything: database, documents, keyring.',
    initial: ({ isRoot, home }) => (isRoot ? '/var/lib/vestibule' : join(home, '.local/share/vestibule')),
  }),
  unlockKeyFile: kind.path({
    about: 'The file with the unlock secret. It must lie outside the data directory and outside its backups.',
    initial: ({ credentials, isRoot, home }) => {
      if (credentials) return join(credentials, 'vestibule-unlock')
      return isRoot ? '/etc/vestibule/unlock.key' : join(home, '.config/vestibule/unlock.key')
    },
  }),
  unlockCredential: kind.optional(
    kind.path,
    'The encrypted systemd credential with the unlock secret, for init and key rewrap to write, and for commands beside the server to open.',
  ),
  host: kind.host({
    about: 'The address to listen on. Without TLS only a loopback address, unless trusted_proxy is set.',
    initial: 'localhost',
  }),
  port: kind.whole(
    { about: 'The port to listen on; 0 takes any free one and names it in the log.', initial: 8080 },
    0,
    65_535,
  ),
  origin: kind.optional(
    kind.origin,
    'The address that people type. Passkeys belong to its host name: choose it once. Needed with TLS or a proxy; else http://localhost and the port.',
  ),
  trustedProxy: kind.optional(
    kind.address,
    'The reverse proxy whose X-Forwarded-For is believed, and which does TLS in front of this server.',
  ),
  tls: {
    certificate: kind.optional(
      kind.path,
      'The certificate with its chain, PEM. Read again when the file changes.',
    ),
    key: kind.optional(kind.path, 'The private key of the certificate, PEM.'),
  },
  smtp: {
    host: kind.optional(
      kind.text,
      'The mail server that takes our mail. Without it, mails wait and the owner sees them on a page.',
    ),
    port: kind.whole(
      { about: 'Its port: 587 with STARTTLS, 465 with TLS from the start.', initial: 587 },
      1,
      65_535,
    ),
    user: kind.optional(kind.text, 'The name to sign in with, if it wants one.'),
    passwordFile: kind.optional(kind.path, 'A file that holds the password and nothing else.'),
    from: kind.optional(kind.mailAddress, "The sender's address."),
    requireTls: kind.yesOrNo({
      about: 'Refuse to hand mail over without encryption. Leave it on unless the server is this machine.',
      initial: true,
    }),
    caFile: kind.optional(
      kind.path,
      'The certificate authority of the mail server, PEM, if it is not a public one.',
    ),
  },
  bounces: {
    host: kind.optional(
      kind.text,
      'The IMAP server with the mailbox that smtp.from leads to. What comes back later is read there; without it, only what the mail server refuses at once is known.',
    ),
    port: kind.whole(
      { about: 'Its port: 993 with TLS from the start, 143 with STARTTLS.', initial: 993 },
      1,
      65_535,
    ),
    user: kind.optional(kind.text, 'The name to sign in with.'),
    passwordFile: kind.optional(kind.path, 'A file that holds the password and nothing else.'),
    mailbox: kind.text({
      about: 'The mailbox. It is only read; nothing in it is changed.',
      initial: 'INBOX',
    }),
    requireTls: kind.yesOrNo({
      about: 'Refuse to sign in without encryption. Leave it on unless the server is this machine.',
      initial: true,
    }),
    caFile: kind.optional(
      kind.path,
      'The certificate authority of the server, PEM, if it is not a public one.',
    ),
  },
  mail: {
    batchSeconds: kind.whole(
      { about: 'How long news for one person is gathered into one mail.', initial: 60 },
      0,
      86_400,
    ),
  },
  session: {
    idleMinutes: kind.whole(
      { about: 'A session ends after so long without a request.', initial: 30 },
      1,
      1_440,
    ),
    absoluteHours: kind.whole({ about: 'A session ends after so long in any case.', initial: 12 }, 1, 168),
  },
  backup: {
    destination: kind.optional(
      kind.path,
      'Where the daily backup goes. Made once with vestibule backup create; never made by itself, so that a disk that is not connected is noticed.',
    ),
    at: kind.timeOfDay({ about: 'When it is made, in the time zone of the firm.', initial: '02:30' }),
    keepDaily: kind.whole(
      { about: 'For how many days with snapshots the newest of each day is kept.', initial: 14 },
      0,
      10_000,
    ),
    keepWeekly: kind.whole({ about: 'The same for weeks.', initial: 8 }, 0, 10_000),
    keepMonthly: kind.whole(
      { about: 'The same for months. With 0 in all three, nothing is ever removed.', initial: 12 },
      0,
      10_000,
    ),
  },
  closing: {
    noticeDays: kind.days({
      about: 'How many days before a matter closes its clients and outside people are told by mail.',
      initial: [30, 14, 3],
    }),
    graceDays: kind.whole(
      {
        about:
          'How long they can still read from the planned day on, before the portal of the matter closes.',
        initial: 7,
      },
      0,
      365,
    ),
  },
  reminders: {
    days: kind.days({
      about: 'How many days before something that clients were asked for is due they are reminded of it.',
      initial: [10, 5, 3, 1],
    }),
    lateDays: kind.whole(
      {
        about: 'For how many days after it was due they are reminded daily; 0 for never.',
        initial: 60,
      },
      0,
      365,
    ),
  },
  upload: {
    maxBytes: kind.bytes({ about: 'The largest file that can be uploaded.', initial: 64 * 2 ** 30 }),
    matterQuotaBytes: kind.bytes({ about: 'How much one matter can hold in all.', initial: 256 * 2 ** 30 }),
  },
}

type Values<T> = { readonly [K in keyof T]: T[K] extends kind.Setting<infer V> ? V : Values<T[K]> }

/** Everything that can be set, typed, checked and frozen. */
export type Settings = Values<typeof settings>
