import { letterParts } from '../mail/letter.tsx'
import type { Reader } from '../text/reader.ts'
import type { en } from './text.ts'

/** What was found; `what` names a file or a snapshot, and nobody's words. */
export type ProofOutcome =
  | {
      kind: 'whole'
      snapshot: string
      takenAt: string
      counts: { matters: number; versions: number; persons: number }
      files: number
      opened: number
    }
  | { kind: keyof typeof en.faults; snapshot: string | null; what: string }

/** `reader` in the person's language, `other` in the second one. */
export type ProofLetterProps = {
  reader: Reader
  other: Reader
  firm: string
  link: string
  outcome: ProofOutcome
}

/** One page in both languages, which an owner can hand to whoever looks after the machine. */
export function proofLetter({ reader, other, firm, link, outcome }: ProofLetterProps) {
  const words = reader.text.restore
  return {
    subject: outcome.kind === 'whole' ? words.subjectWhole : words.subjectFault,
    ...letterParts({
      ...{ reader, firm, link, paragraphs: paragraphs(reader, outcome) },
      also: { reader: other, paragraphs: paragraphs(other, outcome) },
    }),
  }
}

function paragraphs({ text, format }: Reader, outcome: ProofOutcome): string[] {
  const words = text.restore
  if (outcome.kind !== 'whole')
    return [
      words.failed(outcome.snapshot),
      words.faults[outcome.kind],
      words.what(outcome.what),
      words.todo,
      words.where,
    ]
  const { counts, snapshot, takenAt, opened, files } = outcome
  return [
    words.whole(snapshot, format.dateTime(takenAt)),
    words.counted(counts.matters, counts.versions, counts.persons),
    words.opened(opened, files),
    words.keep,
    words.where,
  ]
}
