import type { GuestUpdate, WhereWeAre } from '../../src/updates/read-guest.ts'
import { Button } from '../components/button.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { StageReading } from '../library/stage-reading.tsx'
import { AllStages, Line } from '../stages/line.tsx'
import type { Reader } from '../text/reader.ts'
import { Nothing, UpdateWords } from './update-words.tsx'

type Props = { reader: Reader; base: string; where: WhereWeAre; now: string }

/** Where the matter is, what happened last, what comes next and when somebody looks again. */
export function WhereWeArePart(props: Props): Html {
  const { reader, where } = props
  const { line, update, heartbeat, lookAgainOn } = where
  const words = reader.text.updates
  return (
    <Sheet id="where" kind="now" title={words.where}>
      {line && <Line reader={reader} line={line} />}
      {update ? <Newest {...props} update={update} /> : <OfStage {...props} />}
      {heartbeat && <Nothing {...props} update={heartbeat} />}
      {lookAgainOn && <p class="look-again">{words.lookAgain(reader.format.day(lookAgainOn, props.now))}</p>}
      <Asking {...props} />
      <StageReading reader={reader} links={where.reading} />
      {line && <AllStages reader={reader} line={line} />}
    </Sheet>
  )
}

function Newest({ reader, base, update, now }: Props & { update: GuestUpdate }): Html {
  const { format, text } = reader
  return (
    <div>
      <h3>
        {text.updates.happened} <span class="quiet">{format.relativeDay(update.writtenAt, now)}</span>
      </h3>
      <UpdateWords {...{ reader, base, update, now }} />
    </div>
  )
}

/** While nobody has written anything: what the step itself says. */
function OfStage({ reader, where: { line, heartbeat } }: Props): Html | null {
  const here = line?.stages[line.now]
  const { stages, updates } = reader.text
  if (!here) return heartbeat ? null : <p>{updates.nothingYet}</p>
  return (
    <div class="update">
      <WrittenWords words={here.meaning} paragraphs />
      {here.next && (
        <div class="what-next">
          <h3>{stages.next}</h3>
          <WrittenWords words={here.next} paragraphs />
        </div>
      )}
    </div>
  )
}

/** One press asks; then the question stands here until it is answered. */
function Asking({ reader, base, where: { askedAt, mayAsk, count }, now }: Props): Html {
  const words = reader.text.updates
  return (
    <div class="asking">
      {askedAt && <p class="notice">{words.asked(reader.format.day(askedAt, now))}</p>}
      {mayAsk && !askedAt && (
        <form method="post" action={`${base}/update-requests`}>
          <Button icon="bell" small>
            {words.ask}
          </Button>
        </form>
      )}
      {count > 1 && <a href={`${base}/updates`}>{words.all(count)}</a>}
    </div>
  )
}
