import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { Stage } from '../../src/stages/stage.ts'
import { Button } from '../components/button.tsx'
import type { Problems } from '../components/form.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { textIn } from '../languages/text-in.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'
import { usualWords } from './usual.ts'

type Props = {
  reader: Reader
  title: string
  /** Each with where it is edited; `${href}/position` moves it. */
  stages: readonly { stage: Stage; href: string; isNow: boolean }[]
  /** Where a new one is added. */
  action: string
  languages: WritingLanguages
  problems: Problems
}

/** Stages in their order: each opens, moves up and down; a new one comes last. */
export function StageRows({ reader, title, stages, action, languages, problems }: Props): Html {
  const words = reader.text.stages.staff
  return (
    <>
      <Sheet id="stages" title={title}>
        <Rows>
          {stages.map(({ stage, href, isNow }, n) => (
            <li>
              <div class="what">
                <div class="row-title">
                  <a href={href}>{textIn(reader, stage.name)}</a>
                </div>
                <p class="quiet">
                  {[
                    isNow && words.now,
                    stage.usual && usualWords(reader, stage.usual),
                    words.brings(stage.tasks.length, stage.requests.length),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <MoveForm {...{ reader, stage, href }} isFirst={n === 0} isLast={n === stages.length - 1} />
            </li>
          ))}
        </Rows>
      </Sheet>
      <Sheet id="add" title={words.add}>
        <form method="post" action={action} class="form">
          <WrittenFields
            {...{ reader, languages, problems }}
            fields={[{ name: 'name', label: words.newName, values: {}, max: 80 }]}
          />
          <p>
            <Button icon="plus">{words.add}</Button>
          </p>
        </form>
      </Sheet>
    </>
  )
}

type MoveProps = { reader: Reader; stage: Stage; href: string; isFirst: boolean; isLast: boolean }

function MoveForm({ reader, stage, href, isFirst, isLast }: MoveProps): Html {
  const words = reader.text.stages.staff
  const name = textIn(reader, stage.name)
  return (
    <form method="post" action={`${href}/position`} class="stage-moves">
      <Button kind="quiet" small name="direction" value="up" disabled={isFirst} aria-label={words.upOf(name)}>
        {words.up}
      </Button>
      <Button
        kind="quiet"
        small
        name="direction"
        value="down"
        disabled={isLast}
        aria-label={words.downOf(name)}
      >
        {words.down}
      </Button>
    </form>
  )
}

/** What stands below the form of one stage. */
export function RemoveStage({ reader, action }: { reader: Reader; action: string }): Html {
  const words = reader.text.stages.staff
  return (
    <details class="disclosure">
      <summary class="button danger">
        <span>{words.remove}</span>
      </summary>
      <div class="panel">
        <form method="post" action={action}>
          <p>{words.removeHint}</p>
          <Button kind="danger">{words.remove}</Button>
        </form>
      </div>
    </details>
  )
}
