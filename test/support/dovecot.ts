import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from './certificate.ts'

export const USER = 'portal'
export const PASSWORD = 'mailbox-of-its-own'
/** `nobody` on Debian: mail is not kept by root. */
const NOBODY = 65534

export type Dovecot = {
  ports: { starttls: number; tls: number }
  caFile: string
  passwordFile: string
  /** Puts a message into the mailbox, as a delivery agent does. */
  deliver(raw: string): void
  /** The names of the messages, which hold their flags. */
  names(): string[]
  /** Another mailbox with the same messages: their UIDs mean nothing any more. */
  renumber(): void
  log(): string
  stop(): Promise<void>
}

/** Debian's dovecot-imapd with one mailbox, as root, in a folder of its own. `ssl`: `no` to offer no STARTTLS. */
export async function startDovecot({ ssl = 'required' }: { ssl?: 'required' | 'no' } = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'))
  chownSync(folder, NOBODY, NOBODY)
  makeCertificate(folder, 'imap')
  const maildir = join(folder, 'Maildir')
  for (const name of ['', 'new', 'cur', 'tmp']) {
    mkdirSync(join(maildir, name), { recursive: true })
    chownSync(join(maildir, name), NOBODY, NOBODY)
  }
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${PASSWORD}\n`)
  const ports = { starttls: await freePort(), tls: await freePort() }
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, configOf(folder, maildir, ports, ssl))
  const child = Bun.spawn(['dovecot', '-F', '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  await untilListening(ports.starttls)
  let delivered = 0
  return {
    ports,
    caFile: join(folder, 'imap.crt'),
    passwordFile,
    deliver: (raw) => {
      delivered += 1
      const path = join(maildir, 'new', `${1772463000 + delivered}.M${delivered}.test`)
      writeFileSync(path, raw)
      chownSync(path, NOBODY, NOBODY)
    },
    names: () => ['new', 'cur'].flatMap((name) => readdirSync(join(maildir, name))),
    renumber: () => {
      for (const name of readdirSync(maildir))
        if (name.startsWith('dovecot')) rmSync(join(maildir, name), { recursive: true })
    },
    log: () => readFileSync(join(folder, 'log'), 'utf8'),
    stop: async () => {
      child.kill('SIGTERM')
      await child.exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configOf = (folder: string, maildir: string, ports: Dovecot['ports'], ssl: string) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
auth_verbose = yes
protocols = imap
listen = 127.0.0.1
ssl = ${ssl}
ssl_cert = <${folder}/imap.crt
ssl_key = <${folder}/imap.key
disable_plaintext_auth = yes
service imap-login {
  inet_listener imap { 
    port = ${ports.starttls} 
  }
  inet_listener imaps { 
    port = ${ssl === 'no' ? 0 : ports.tls} 
    ssl = yes 
  }
}
first_valid_uid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}
}
mail_location = maildir:${maildir}
`

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilListening(port: number): Promise<void> {
  const open = () =>
    Bun.connect({ hostname: '127.0.0.1', port, socket: { data: () => {} } }).then(
      (socket) => {
        socket.end()
        return true
      },
      () => false,
    )
  while (!(await open())) await Bun.sleep(20)
}
