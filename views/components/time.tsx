import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** An instant, as people say it and with its zone; the exact UTC time is in `datetime`. `now` drops this year. */
export function Time({ reader, at, now }: { reader: Reader; at: string; now?: string }): Html {
  return (
    <time datetime={at} class="time">
      {reader.format.dateTime(at, now)}
    </time>
  )
}

/** "yesterday", "Thursday 19 November" */
export function Day({ reader, at, now }: { reader: Reader; at: string; now: string }): Html {
  return (
    <time datetime={at} class="time">
      {reader.format.relativeDay(at, now)}
    </time>
  )
}

/** For proofs: the time here, and under it the same in UTC. */
export function ProofTime({ reader, at }: { reader: Reader; at: string }): Html {
  return (
    <time datetime={at} class="time">
      {reader.format.dateTime(at)}
      <span class="quiet second-line figures">{reader.format.utc(at)}</span>
    </time>
  )
}
