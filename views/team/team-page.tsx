import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { TeamLine } from '../../src/team/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  team: readonly TeamLine[]
  /** Of what is chosen now. */
  seen: string
  languages: WritingLanguages
  problems: Problems
}

/** Who of the firm the clients see, and one sentence about each. */
export function TeamPage({ frame, matter, team, seen, languages, problems }: Props): Html {
  const { reader } = frame
  const words = reader.text.team
  const base = `/firm/matters/${matter.id}`
  return (
    <MatterPage frame={frame} matter={matter} tab="status" title={words.staff.title}>
      <div class="narrow">
        <h2>{words.staff.title}</h2>
        <p class="quiet">{words.staff.hint}</p>
        <ProblemSummary reader={reader} problems={problems} />
        <form method="post" action={`${base}/team`} class="form">
          <input type="hidden" name="seen" value={seen} />
          {team.map(({ id, name, role, phone, isShown, sentence }) => (
            <Sheet id={`member-${id}`} title={name}>
              <p class="quiet">
                {words.roles[role]} · {phone ?? words.staff.noPhone}
              </p>
              <label class="tick">
                <input type="checkbox" name="shown" value={id} checked={isShown} />
                <span>{words.staff.shown}</span>
              </label>
              <WrittenFields
                {...{ reader, languages, problems }}
                fields={[
                  {
                    ...{
                      name: `sentence-${id}`,
                      label: words.staff.sentence,
                      hint: words.staff.sentenceHint,
                    },
                    ...{ values: sentence, max: 160 },
                  },
                ]}
              />
            </Sheet>
          ))}
          <FormActions>
            <Button kind="filled">{words.staff.submit}</Button>
            <LinkButton kind="quiet" href={`${base}/status`}>
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </div>
    </MatterPage>
  )
}
