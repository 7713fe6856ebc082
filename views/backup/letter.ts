import { letterParts } from '../mail/letter.tsx'
import type { Reader } from '../text/reader.ts'
import type { en } from './text.ts'

/** How a backup went. `damaged`: ids of documents; `what`: for whoever looks after the machine. Times are ISO 8601. */
export type BackupOutcome =
  | {
      kind: 'made'
      snapshot: string
      takenAt: string
      versions: number
      copied: number
      bytes: number
      damaged: readonly string[]
    }
  | { kind: 'failed'; trouble: keyof typeof en.troubles; what: string; lastAt: string | null }

export type BackupLetterProps = { reader: Reader; firm: string; link: string; outcome: BackupOutcome }

/** Counts and times; never whose documents they are, nor where the backup lies. */
export function backupLetter({ reader, firm, link, outcome }: BackupLetterProps) {
  const words = reader.text.backup
  return {
    subject: outcome.kind === 'made' ? words.subjectMade : words.subjectFailed,
    ...letterParts({ reader, firm, link, paragraphs: [...paragraphs(reader, outcome), words.where] }),
  }
}

function paragraphs({ text, format }: Reader, outcome: BackupOutcome): string[] {
  const words = text.backup
  if (outcome.kind === 'failed')
    return [
      words.failed,
      words.troubles[outcome.trouble],
      outcome.lastAt ? words.lastGood(format.dateTime(outcome.lastAt)) : words.noneGood,
      words.again,
    ]
  const { takenAt, versions, copied, bytes, damaged } = outcome
  return [
    words.made(format.dateTime(takenAt), versions, copied, format.size(bytes)),
    ...(damaged.length > 0 ? [words.damaged(damaged.length)] : []),
  ]
}
