import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { HeartbeatForm } from '../../src/updates/form.ts'
import { Button } from '../components/button.tsx'
import type { Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'
import { LookAgainField } from './write-form.tsx'

type Props = {
  reader: Reader
  matterId: string
  /** As it was sent and refused. */
  heartbeat: HeartbeatForm | null
  languages: WritingLanguages
  problems: Problems
  today: string
}

const DAYS_AHEAD = 30

/** "Nothing new": for whom we wait, and when we look again. Filled in already, so that one click is enough. */
export function HeartbeatSheet({ reader, matterId, heartbeat, languages, problems, today }: Props): Html {
  const words = reader.text.updates.staff
  const inAMonth = Temporal.PlainDate.from(today).add({ days: DAYS_AHEAD }).toString()
  const waiting = heartbeat?.waiting ?? {}
  return (
    <Sheet id="heartbeat" title={words.heartbeat}>
      <p class="quiet">{words.heartbeatHint}</p>
      <form method="post" action={`/firm/matters/${matterId}/heartbeats`} class="form">
        <Once />
        <Select
          name="waitingOn"
          label={words.waitingOn}
          required
          value={heartbeat?.waitingOn ?? 'court'}
          options={Object.entries(words.waitingWords).map(([value, label]) => ({ value, label }))}
          error={problems.waitingOn}
        />
        {/* without :has() the field stands there always, and says when it counts */}
        <div class="waiting-words">
          <WrittenFields
            {...{ reader, languages, problems }}
            fields={[
              {
                ...{ name: 'waiting', label: words.otherWords, hint: words.otherHint },
                ...{ values: waiting, max: 200 },
              },
            ]}
          />
        </div>
        <LookAgainField
          {...{ reader, problems, today }}
          value={heartbeat?.lookAgainOn || inAMonth}
          required
        />
        <p>
          <Button icon="send">{words.send}</Button>
        </p>
      </form>
    </Sheet>
  )
}
