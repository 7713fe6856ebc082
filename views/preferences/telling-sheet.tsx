import type { Preference } from '../../src/preferences/preference.ts'
import type { TellingView } from '../../src/preferences/read.ts'
import { LinkButton } from '../components/button.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { hourName } from './hour.ts'

/** On somebody's account: how they are told, in a sentence or two. `isGuest`: they may need to be reached safely. */
export function TellingSheet({
  reader,
  telling: { preference, matters },
  isGuest,
}: {
  reader: Reader
  telling: TellingView
  isGuest: boolean
}): Html {
  const text = reader.text.preferences
  const { quiet } = preference
  const muted = matters.filter(({ isMuted }) => isMuted).length
  const hour = (one: number) => hourName(one, reader.language)
  const sentences = [
    paceSaid(reader, preference),
    quiet && text.said.quiet(hour(quiet.from), hour(quiet.until)),
    muted > 0 && text.said.muted(muted),
  ]
  return (
    <Sheet id="telling" title={text.title}>
      <p>{sentences.filter(Boolean).join(' ')}</p>
      <p class="toolbar">
        <LinkButton href="/account/telling" icon="mail">
          {text.change}
        </LinkButton>
        {isGuest && (
          <LinkButton href="/account/safe-contact" icon="shield" kind="quiet">
            {reader.text.safeContacts.link}
          </LinkButton>
        )}
      </p>
    </Sheet>
  )
}

function paceSaid({ text, language }: Reader, { pace, hour, weekday }: Preference): string {
  const { said, weekdays } = text.preferences
  const at = hourName(hour, language)
  const sentences = {
    'at-once': said.atOnce,
    daily: said.daily(at),
    'working-days': said.workingDays(at),
    weekly: said.weekly(weekdays[weekday - 1] ?? '', at),
    off: said.off,
  }
  return sentences[pace]
}
