import { readFileSync } from 'node:fs'
import { DAY, SECOND } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { Cursor } from './queries.ts'
import { mayBeReport } from './report.ts'

/** The mailbox that reports come to, opened for reading only: nothing in it is changed, because people read it too. */
export type Mailbox = {
  readonly uidValidity: string
  /** The UIDs of what is new after `cursor` and may be a report, and where to read on from next time. */
  listReports(cursor: Cursor | null): Promise<{ uids: number[]; lastUid: number }>
  /** The beginning of a message: a report quotes enough there. */
  read(uid: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

const TIMEOUTS = { connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 30 * SECOND }
const READ_AT_MOST = 256 * 1024
/** A server that sends more than this in one piece is not believed. */
const ANSWER_AT_MOST = 8 * 1024 * 1024
/** At the first look: older reports are of mails that nobody waits for. */
const SINCE_DAYS = 14
const HEADERS = ['content-type', 'x-failed-recipients']

/** Null when no mailbox is configured. imapflow is loaded here and not at the start of the program. */
export async function openMailbox({
  config,
  clock,
}: Pick<Deps, 'config' | 'clock'>): Promise<Mailbox | null> {
  const { host, port, user, passwordFile, mailbox, requireTls, caFile } = config.bounces
  if (!host || !user || !passwordFile) return null
  const { ImapFlow } = await import('imapflow')
  const isTls = port === 993
  const client = new ImapFlow({
    ...{ host, port, secure: isTls, ...TIMEOUTS },
    ...(!isTls && { doSTARTTLS: requireTls }),
    auth: { user, pass: readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '') },
    tls: { minVersion: 'TLSv1.2', ...(caFile && { ca: [readFileSync(caFile)] }) },
    maxLiteralSize: ANSWER_AT_MOST,
    maxResponseSize: 2 * ANSWER_AT_MOST,
    maxLineLength: ANSWER_AT_MOST,
    disableAutoIdle: true,
    logger: false,
  })
  client.on('error', () => {}) // every command that it ends throws by itself
  await client.connect()
  const opened = await client.mailboxOpen(mailbox, { readOnly: true })
  return {
    uidValidity: String(opened.uidValidity),
    listReports: async (cursor) =>
      listReports(client, cursor ? cursor.lastUid + 1 : await firstUid(client, clock.now())),
    read: async (uid) => {
      const query = { source: { maxLength: READ_AT_MOST } }
      const message = await client.fetchOne(String(uid), query, { uid: true })
      return message ? (message.source ?? null) : null
    },
    close: async () => {
      await client.logout().catch(() => client.close())
    },
  }
}

type Client = InstanceType<typeof import('imapflow').ImapFlow>

async function listReports(client: Client, from: number): Promise<{ uids: number[]; lastUid: number }> {
  let lastUid = from - 1
  const uids: number[] = []
  // `n:*` gives the last message even when its UID is below n (RFC 3501 section 6.4.8)
  for await (const { uid, headers } of client.fetch(`${from}:*`, { headers: HEADERS }, { uid: true })) {
    if (uid >= from && mayBeReport(headers?.toString() ?? '')) uids.push(uid)
    lastUid = Math.max(lastUid, uid)
  }
  return { uids: uids.sort((a, b) => a - b), lastUid }
}

async function firstUid(client: Client, now: Date): Promise<number> {
  const since = new Date(now.getTime() - SINCE_DAYS * DAY)
  const found = await client.search({ since }, { uid: true })
  const next = client.mailbox ? client.mailbox.uidNext : 1
  return found && found.length > 0 ? Math.min(...found) : next
}
