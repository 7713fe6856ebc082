import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { MatterStage } from '../../src/stages/queries.ts'
import type { StatusTab } from '../../src/updates/read-staff.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { LANGUAGE_CODES } from '../languages/codes.ts'
import { textIn } from '../languages/text-in.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { type Reader, readerFor } from '../text/reader.ts'
import { usualWords } from './usual.ts'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  stage: MatterStage
  readers: StatusTab['readers']
  /** Whoever may not ask the clients for anything moves the matter alone. */
  mayAsk: boolean
  problems: Problems
}

/** Before a matter moves: what the clients will see of it, and what they are asked for. */
export function BeginPage({ frame, matter, stage, readers, mayAsk, problems }: Props): Html {
  const { reader } = frame
  const words = reader.text.stages.move
  const base = `/firm/matters/${matter.id}`
  const read = LANGUAGE_CODES.filter((code) => readers.some(({ language }) => language === code))
  return (
    <MatterPage frame={frame} matter={matter} tab="status" title={words.title(textIn(reader, stage.name))}>
      <div class="narrow">
        <h2>{words.title(textIn(reader, stage.name))}</h2>
        <ProblemSummary reader={reader} problems={problems} />
        <p class="quiet">{words.lead}</p>
        {(read.length > 0 ? read : [reader.language]).map((language) => (
          <Seen reader={reader} stage={stage} seenIn={readerFor(language, reader.timeZone)} />
        ))}
        <form method="post" action={`${base}/stages/${stage.id}/beginning`} class="form">
          {mayAsk && <Asked reader={reader} stage={stage} />}
          <FormActions>
            <Button kind="filled" icon="arrow-right">
              {words.submit}
            </Button>
            <LinkButton kind="quiet" href={`${base}/status`}>
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </div>
    </MatterPage>
  )
}

function Seen({ reader, stage, seenIn }: { reader: Reader; stage: MatterStage; seenIn: Reader }): Html {
  const { name, meaning, next, usual } = stage
  return (
    <Sheet id={`seen-${seenIn.language}`} title={reader.text.stages.move.sees}>
      <div class="update" lang={seenIn.language}>
        <p class="row-title">{textIn(seenIn, name)}</p>
        <p class="written">{textIn(seenIn, meaning)}</p>
        {textIn(seenIn, next) && (
          <div class="what-next">
            <h3>{seenIn.text.stages.next}</h3>
            <p class="written">{textIn(seenIn, next)}</p>
          </div>
        )}
        {usual && <p class="quiet begins">{usualWords(seenIn, usual)}</p>}
      </div>
    </Sheet>
  )
}

function Asked({ reader, stage: { tasks, requests } }: { reader: Reader; stage: MatterStage }): Html | null {
  const words = reader.text.stages.move
  if (tasks.length + requests.length === 0) return null
  const due = (days: number | null) => (days === null ? '' : ` · ${words.due(days)}`)
  return (
    <>
      <CheckboxGroup
        name="task"
        legend={words.asks}
        hint={words.asksHint}
        values={tasks.map((_, n) => String(n))}
        choices={tasks.map(({ title, dueInDays }, n) => ({
          value: String(n),
          label: textIn(reader, title),
          hint: `${words.task}${due(dueInDays)}`,
        }))}
      />
      {requests.length > 0 && (
        <CheckboxGroup
          name="request"
          legend={words.request}
          values={requests.map((_, n) => String(n))}
          choices={requests.map(({ title, items, dueInDays }, n) => ({
            value: String(n),
            label: textIn(reader, title),
            hint: `${words.items(items.length)}${due(dueInDays)}`,
          }))}
        />
      )}
    </>
  )
}
