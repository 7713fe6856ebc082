import type { Missing } from '../../src/closing/missing.ts'
import type { ClosingView } from '../../src/closing/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Problems } from '../components/form.tsx'
import type { StaffFrame } from '../layout/frame.ts'

export type ClosingPageProps = {
  frame: StaffFrame
  matter: MatterHeading
  view: ClosingView
  /** Null for somebody who may not read the matter's documents. */
  missing: Missing | null
  noticeDays: readonly number[]
  graceDays: number
  mayAct: boolean
  /** Whether the passkey was used just now, so that nothing asks for it. */
  fresh: boolean
  problems: Problems
  /** As typed or planned, `YYYY-MM-DD`. */
  date: string
  today: string
}
