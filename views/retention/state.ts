import type { Retention } from '../../src/retention/read.ts'
import type { Reader } from '../text/reader.ts'

/** What the retention of a matter says, as a sentence. */
export function retentionSentence({ text, format }: Reader, { state, until }: Retention): string {
  const words = text.retention.state
  return until === null ? words[state] : words[state](format.date(until))
}
