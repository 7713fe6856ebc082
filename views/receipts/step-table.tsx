import type { ProvenStep, SharedWith } from '../../src/receipts/compose.ts'
import type { Step } from '../../src/receipts/steps.ts'
import { Table, TwoLines } from '../components/table.tsx'
import { ProofTime } from '../components/time.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** The steps in their order; what has not happened is said, except a recall. */
export function StepTable({ reader, shared }: { reader: Reader; shared: SharedWith }): Html {
  const words = reader.text.receipts
  const shown = shared.steps.filter(({ step, proven }) => step !== 'recalled' || proven)
  return (
    <Table
      reader={reader}
      caption={shared.name}
      columns={[{ label: words.step }, { label: words.when }, { label: words.how }, { label: words.proof }]}
      rows={shown.map(({ step, proven }) => ({ cells: cellsOf(reader, step, proven) }))}
    />
  )
}

function cellsOf(reader: Reader, step: Step, proven: ProvenStep | null): Child[] {
  const words = reader.text.receipts
  const label = words.steps[step]
  if (!proven) return [label, <span class="quiet">{words.notYet}</span>, '', '']
  const { at, by, passkey, from, event, hash } = proven
  const how = [passkey && words.passkey(passkey), from && words.from(from)].filter(Boolean).join(' · ')
  return [
    label,
    <ProofTime reader={reader} at={at} />,
    <TwoLines quiet={how}>{by ?? words.portal}</TwoLines>,
    <TwoLines quiet={<code class="hash">{hash}</code>}>{words.event(reader.format.number(event))}</TwoLines>,
  ]
}
