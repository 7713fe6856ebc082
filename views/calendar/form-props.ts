import type { LONGEST } from '../../src/calendar/check.ts'
import type { EventForm } from '../../src/calendar/form.ts'
import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { PersonKind } from '../../src/viewer.ts'
import type { Problems } from '../components/form.tsx'
import type { StaffFrame } from '../layout/frame.ts'

/** Which of a form's parts an event still has to fill in. */
export type FormChoices = {
  /** Null for a new event. */
  eventId: string | null
  people: readonly { id: string; name: string; kind: PersonKind }[]
  languages: WritingLanguages
  timeZone: string
  /** What was shared stays shared. */
  mayChooseAudience: boolean
  /** The times of a series that has begun stay; one date of a series does not repeat. */
  mayMove: boolean
  mayRepeat: boolean
  isSeries: boolean
  longest: typeof LONGEST
}
export type EventFormProps = {
  frame: StaffFrame
  matter: MatterHeading
  form: EventForm
  choices: FormChoices
  problems: Problems
}
