import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** Day and time; the zone is said once on the page. */
export function ShortTime({ reader, at, now }: { reader: Reader; at: string; now: string }): Html {
  return (
    <time datetime={at} class="time">
      {`${reader.format.relativeDay(at, now)}, ${reader.format.time(at)}`}
    </time>
  )
}
