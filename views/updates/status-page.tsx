import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { FirmTemplate } from '../../src/stages/template.ts'
import type { TeamLine } from '../../src/team/read.ts'
import type { HeartbeatForm } from '../../src/updates/form.ts'
import type { StatusTab } from '../../src/updates/read-staff.ts'
import { ProblemSummary } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { StagesSheet } from '../stages/stages-sheet.tsx'
import { TeamSheet } from '../team/team-sheet.tsx'
import type { Reader } from '../text/reader.ts'
import { HeartbeatSheet } from './heartbeat-form.tsx'
import { PastUpdates } from './past-updates.tsx'
import { WriteForm, type WriteProps } from './write-form.tsx'

type Props = Omit<WriteProps, 'reader' | 'matterId'> & {
  frame: StaffFrame
  matter: MatterHeading
  status: StatusTab
  heartbeat: HeartbeatForm | null
  team: readonly TeamLine[]
  templates: readonly FirmTemplate[]
  mayEdit: boolean
  done: string | undefined
  now: string
}

/** Where the matter stands, writing to its clients, and all that was written. */
export function StatusPage(props: Props): Html {
  const { frame, matter, status, heartbeat, team, templates, languages, problems, mayEdit, today, now } =
    props
  const { reader } = frame
  const common = { reader, matterId: matter.id }
  return (
    <MatterPage frame={frame} matter={matter} tab="status">
      {props.done && (
        <Notice kind="success" answers>
          {reader.text.updates.staff.sent}
        </Notice>
      )}
      <ProblemSummary reader={reader} problems={problems} />
      <div class="columns">
        <div class="stack">
          <LivePart id="asking-part" href={`/firm/matters/${matter.id}/status`} on="status-changed">
            <Asking reader={reader} status={status} mayEdit={mayEdit} now={now} />
          </LivePart>
          {mayEdit && <WriteForm {...props} {...common} />}
          <LivePart id="past-part" href={`/firm/matters/${matter.id}/status`} on="status-changed">
            <PastUpdates {...common} past={status.past} mayEdit={mayEdit} now={now} />
          </LivePart>
        </div>
        <div class="stack">
          <StagesSheet
            {...common}
            {...{ status, templates, mayEdit, problems, now }}
            area={matter.practiceArea}
          />
          {mayEdit && <HeartbeatSheet {...common} {...{ heartbeat, languages, problems, today }} />}
          <TeamSheet {...common} {...{ team, mayEdit }} />
        </div>
      </div>
    </MatterPage>
  )
}

type AskingProps = { reader: Reader; status: StatusTab; mayEdit: boolean; now: string }

/** Who waits for a word, and when the clients had the last one. */
function Asking({ reader, status: { asking, heardAt }, mayEdit, now }: AskingProps): Html {
  const words = reader.text.updates.staff
  if (asking.length === 0)
    return <p class="quiet">{heardAt ? words.heard(reader.format.day(heardAt, now)) : words.notHeard}</p>
  return (
    <Notice kind="warning" title={words.asked}>
      {asking.map(({ name, askedAt }) => (
        <p>{words.askedBy(name, reader.format.day(askedAt, now))}</p>
      ))}
      {mayEdit && <p>{words.answer}</p>}
    </Notice>
  )
}
