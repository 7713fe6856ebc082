import type { PracticeArea } from '../../src/matters/vocabulary.ts'
import type { FirmTemplate } from '../../src/stages/template.ts'
import type { StaffStage, StaffStages } from '../../src/updates/read-staff.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import type { Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { textIn } from '../languages/text-in.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  matterId: string
  area: PracticeArea
  status: StaffStages
  templates: readonly FirmTemplate[]
  mayEdit: boolean
  problems: Problems
  now: string
}

/** The stage line with its moves, or the choice of a template while there is none. */
export function StagesSheet(props: Props): Html {
  const { reader, matterId, status, mayEdit } = props
  const words = reader.text.stages.staff
  const begun = status.stages.some(({ begunAt }) => begunAt)
  return (
    <Sheet id="stages" title={words.title}>
      {status.stages.length === 0 && <p class="quiet">{words.noneHint}</p>}
      {status.stages.length > 0 && !status.now && <p class="quiet">{words.notBegun}</p>}
      {status.stages.length > 0 && <StageList {...props} />}
      {mayEdit && status.stages.length > 0 && <Moves {...props} />}
      {mayEdit && status.stages.length > 0 && (
        <p>
          <a href={`/firm/matters/${matterId}/stages`}>{words.edit}</a>
        </p>
      )}
      {mayEdit && !begun && <TemplateForm {...props} />}
    </Sheet>
  )
}

function StageList({ reader, status: { stages }, now }: Props): Html {
  const words = reader.text.stages
  return (
    <ol class="stage-list">
      {stages.map(({ name, state, begunAt }) => (
        <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span>{textIn(reader, name)}</span>
          {state === 'now' && begunAt && (
            <span class="quiet"> {words.begun(reader.format.day(begunAt, now))}</span>
          )}
          {state === 'done' && <span class="seen-by-readers"> ({words.done})</span>}
        </li>
      ))}
    </ol>
  )
}

/** Each leads to a page that shows what the clients will see; nothing happens before that. */
function Moves({ reader, matterId, status: { stages, now } }: Props): Html {
  const words = reader.text.stages.staff
  const index = now ? stages.indexOf(now) : -1
  const [before, after] = [stages[index - 1], stages[index + 1]]
  const to = ({ id }: StaffStage) => `/firm/matters/${matterId}/stages/${id}/beginning`
  const others = stages.filter((stage) => stage !== now && stage !== before && stage !== after)
  return (
    <div class="toolbar">
      {after && (
        <LinkButton href={to(after)} icon="arrow-right" small>
          {now ? words.forward : words.begin}
        </LinkButton>
      )}
      {now && before && (
        <LinkButton href={to(before)} kind="quiet" icon="arrow-left" small>
          {words.back}
        </LinkButton>
      )}
      {others.length > 0 && (
        <Disclosure label={words.goTo} kind="quiet" small>
          <ul>
            {others.map((stage) => (
              <li>
                <a href={to(stage)}>{textIn(reader, stage.name)}</a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

/** Those for the matter's practice area first. */
function TemplateForm({ reader, matterId, area, status, templates, problems }: Props): Html {
  const words = reader.text.stages.staff
  const sorted = templates.toSorted((a, b) => Number(b.area === area) - Number(a.area === area))
  const isReplacing = status.stages.length > 0
  return (
    <form method="post" action={`/firm/matters/${matterId}/stages`} class="form">
      <Select
        name="template"
        label={words.choose}
        {...(isReplacing && { hint: words.replaceHint })}
        required
        options={sorted.map((template) => ({
          value: template.key,
          label:
            template.area === area
              ? `${textIn(reader, template.name)} (${words.fits})`
              : textIn(reader, template.name),
        }))}
        error={problems.template}
      />
      <p>
        <Button>{isReplacing ? words.replace : words.set}</Button>
      </p>
    </form>
  )
}
