import type { DestructionView } from '../../src/destruction/read.ts'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { retentionSentence } from '../retention/state.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; matterId: string; view: DestructionView }

/** Each thing that has to be so first, whether it is, and where the next step to it is taken. */
export function ConditionsSheet({ reader, matterId, view }: Props): Html {
  const words = reader.text.destruction.conditions
  const { phase, holds } = view.conditions
  const base = `/firm/matters/${matterId}`
  return (
    <Sheet id="conditions" title={words.title}>
      <Rows>
        <Condition
          {...{ reader, title: words.closed, met: phase === 'closed' ? 'yes' : 'no' }}
          quiet={phase !== 'closed' && words.closedHint}
          next={{ href: `${base}/closing`, label: words.toClosing }}
        />
        <Condition
          {...{ reader, title: words.holds, met: holds === 0 ? 'yes' : 'no' }}
          quiet={holds > 0 && words.held(holds)}
          next={{ href: `${base}/retention`, label: words.toRetention }}
        />
        <RetentionCondition {...{ reader, matterId, view }} />
        <ExportCondition {...{ reader, matterId, view }} />
        <Condition
          {...{ reader, title: words.people, met: isDecidable(view) ? 'yes' : 'no' }}
          quiet={peopleSentence(reader, view)}
        />
      </Rows>
    </Sheet>
  )
}

function RetentionCondition({ reader, matterId, view }: Props): Html {
  const words = reader.text.destruction.conditions
  const { retention, holds } = view.conditions
  const isDue = retention?.state === 'due'
  const state = retention && (holds === 0 || retention.until) ? retentionSentence(reader, retention) : ''
  return (
    <Condition
      {...{ reader, title: words.retention, met: isDue ? 'yes' : 'possible' }}
      quiet={[state, isDue ? '' : words.early].filter(Boolean).join(isDue ? '' : '. ')}
      next={{ href: `/firm/matters/${matterId}/retention`, label: words.toRetention }}
    />
  )
}

function ExportCondition({ reader, view }: Props): Html {
  const words = reader.text.destruction.conditions
  const { dateTime } = reader.format
  const exported = view.conditions.export
  const { state } = exported
  if (state === 'nothing')
    return <Condition {...{ reader, title: words.export, met: 'yes', quiet: words.nothing }} />
  if (state === 'proven')
    return (
      <Condition
        {...{ reader, title: words.export, met: 'yes', quiet: words.exported(dateTime(exported.at)) }}
      />
    )
  const sentence = state === 'stale' ? words.stale(dateTime(exported.at)) : words.missing
  return (
    <Condition
      {...{ reader, title: words.export, met: 'no' }}
      quiet={
        <>
          {sentence} <code>{`vestibule matter export ${view.number} --to ${view.number}.zip`}</code>
        </>
      }
    />
  )
}

function peopleSentence(reader: Reader, { deciders }: DestructionView): string {
  const words = reader.text.destruction.conditions
  const names = deciders.map(({ name }) => name)
  if (names.length < 2) return words.one(names[0] ?? '')
  const newcomers = deciders.flatMap(({ name, countsFrom }) =>
    countsFrom ? [words.newcomer(name, reader.format.dateTime(countsFrom))] : [],
  )
  return [words.two(reader.format.list(names)), ...newcomers].join(' ')
}

function isDecidable({ deciders }: DestructionView): boolean {
  return deciders.length === 1 || deciders.filter(({ countsFrom }) => countsFrom === null).length > 1
}

type ConditionProps = {
  reader: Reader
  title: string
  met: 'yes' | 'no' | 'possible'
  quiet?: Child
  next?: { href: string; label: string }
}

function Condition({ reader, title, met, quiet, next }: ConditionProps): Html {
  const words = reader.text.destruction.conditions
  const tag = { yes: 'done', no: 'late', possible: 'waiting' } as const
  const label = { yes: words.done, no: words.open, possible: words.possible }
  return (
    <RowItem
      title={title}
      quiet={
        <>
          {quiet}
          {met !== 'yes' && next && (
            <>
              {' '}
              <a href={next.href}>{next.label}</a>
            </>
          )}
        </>
      }
    >
      <Tag kind={tag[met]} reader={reader} label={label[met]} />
    </RowItem>
  )
}
