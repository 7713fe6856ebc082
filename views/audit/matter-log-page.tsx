import type { LogPart } from '../../src/audit/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { LogPager } from './log-pager.tsx'
import { LogTable } from './log-table.tsx'

type Props = { frame: StaffFrame; matter: MatterHeading; part: LogPart; paged: boolean }

export function MatterLogPage({ frame, matter, part, paged }: Props): Html {
  const { reader } = frame
  return (
    <MatterPage frame={frame} matter={matter} tab="log">
      <LogTable reader={reader} lines={part.lines} />
      <LogPager
        {...{ reader, path: `/firm/matters/${matter.id}/log`, asked: '', older: part.older, paged }}
      />
    </MatterPage>
  )
}
