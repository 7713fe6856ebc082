import type { LineStage, StageLine } from '../../src/stages/read-line.ts'
import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'
import { usualWords } from './usual.ts'

/** Where a matter is among its steps, at a glance; the others' names are read aloud and shown where there is room. */
export function Line({ reader, line }: { reader: Reader; line: StageLine }): Html {
  const words = reader.text.stages
  const here = line.stages[line.now]
  return (
    <div class="stage-line">
      <ol class="stages" aria-label={words.line}>
        {line.stages.map((stage) => (
          <li class={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span class="stage-name">
              <WrittenWords words={stage.name} />
            </span>
            {stage.state === 'done' && <span class="seen-by-readers"> ({words.done})</span>}
          </li>
        ))}
      </ol>
      {here && (
        <p class="you-are-here">
          <span class="here">{words.here}</span>
          <strong>
            <WrittenWords words={here.name} />
          </strong>
          <span class="quiet">{factsOf(reader, here, line)}</span>
        </p>
      )}
    </div>
  )
}

function factsOf(reader: Reader, here: LineStage, { stages, now }: StageLine): string {
  const step = reader.text.stages.step(now + 1, stages.length)
  return here.usual ? `${step} · ${usualWords(reader, here.usual)}` : step
}

/** Every step with what it means, folded away until somebody wants it. */
export function AllStages({ reader, line }: { reader: Reader; line: StageLine }): Html {
  const words = reader.text.stages
  return (
    <details class="more-words">
      <summary>{words.all}</summary>
      <ol class="all-stages">
        {line.stages.map((stage) => (
          <li class={stage.state}>
            <p class="row-title">
              {stage.state === 'done' && <Icon name="check" />}
              <WrittenWords words={stage.name} />
              {stage.state === 'now' && <span class="here">{words.here}</span>}
            </p>
            <WrittenWords words={stage.meaning} paragraphs />
            {stage.usual && <p class="quiet begins">{usualWords(reader, stage.usual)}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
