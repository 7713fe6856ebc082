import type { PeriodsForm } from '../../src/retention/change.ts'
import type { Period } from '../../src/retention/period.ts'
import type { RetainedLine } from '../../src/retention/read.ts'
import type { Rule } from '../../src/retention/rules.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Field } from '../components/field.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Table } from '../components/table.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import type { Reader } from '../text/reader.ts'
import { retentionSentence } from './state.ts'

type Props = {
  frame: StaffFrame
  matters: readonly RetainedLine[]
  /** Of the firm's own province. */
  periods: readonly Period[]
  values: PeriodsForm
  problems: Problems
  fresh: boolean
  rules: readonly Rule[]
  /** When the rules were last gone through, `YYYY-MM-DD`. */
  checked: string
}

/** How long the firm keeps what closed portals hold, the rules behind it, and what is due. */
export function RetentionPage(props: Props): Html {
  const { frame, problems } = props
  const { reader } = frame
  const words = reader.text.retention
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={
        <PageHead
          over={frame.firm.name}
          title={words.title}
          under={words.intro}
          actions={<LinkButton href="/firm/destructions">{reader.text.destruction.list.link}</LinkButton>}
        />
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <DueSheet reader={reader} matters={props.matters} />
      <PeriodsSheet {...props} reader={reader} />
      <RulesSheet reader={reader} rules={props.rules} checked={props.checked} />
    </StaffPage>
  )
}

function DueSheet({ reader, matters }: { reader: Reader; matters: readonly RetainedLine[] }): Html {
  const words = reader.text.retention.due
  return (
    <Sheet id="due" title={words.title} kind="now">
      <Table
        reader={reader}
        caption={words.title}
        columns={[{ label: words.matter }, { label: words.closed }, { label: words.state }]}
        rows={matters.map(({ id, number, title, closedAt, retention }) => ({
          cells: [
            <a href={`/firm/matters/${id}/retention`}>
              {number} · {title}
            </a>,
            reader.format.date(closedAt),
            retentionSentence(reader, retention),
          ],
        }))}
        empty={<EmptyState title={words.none} hint={words.noneHint} />}
      />
    </Sheet>
  )
}

function PeriodsSheet({
  reader,
  periods,
  values,
  problems,
  fresh,
}: Omit<Props, 'frame'> & { reader: Reader }): Html {
  const words = reader.text.retention
  return (
    <Sheet id="periods" title={words.periods.title}>
      <p class="quiet">{words.periods.hint}</p>
      <p class="quiet">{words.periods.longest}</p>
      <form class="form" action="/firm/retention" method="post">
        {periods.map((period) => (
          <Field
            name={period.class}
            label={words.classes[period.class]}
            hint={ruleHint(reader, period)}
            value={values[period.class] ?? ''}
            error={problems[period.class]}
            inputmode="numeric"
            maxlength="3"
            autocomplete="off"
          />
        ))}
        {!fresh && <PasskeySoon sentence={words.periods.passkeySoon} />}
        <Button kind="filled">{words.periods.submit}</Button>
      </form>
    </Sheet>
  )
}

function ruleHint({ text }: Reader, { rule, isFirms }: Period): string | undefined {
  const words = text.retention.periods
  if (isFirms) return undefined
  return rule ? words.followed(words.years(rule.years), rule.id) : words.undecided
}

function RulesSheet({
  reader,
  rules,
  checked,
}: {
  reader: Reader
  rules: readonly Rule[]
  checked: string
}): Html {
  const { text, format } = reader
  const words = text.retention.rules
  return (
    <Sheet id="rules" title={words.title}>
      <p class="quiet">{words.dated(format.date(checked))}</p>
      <Table
        reader={reader}
        caption={words.title}
        columns={[words.source, words.place, words.class, words.period, words.standing].map((label) => ({
          label,
        }))}
        rows={rules.map((rule) => ({
          cells: [
            <RuleSource reader={reader} rule={rule} />,
            rule.place === 'CA' ? words.canada : text.provinces[rule.place],
            text.retention.classes[rule.class],
            lasting(reader, rule),
            words[rule.standing],
          ],
        }))}
      />
    </Sheet>
  )
}

/** As its authors call it, in the language of the source file, with the rule's id to name it by. */
function RuleSource({ reader, rule }: { reader: Reader; rule: Rule }): Html {
  const { id, source, address, read } = rule
  return (
    <>
      <span lang="en">
        {address ? (
          <a href={address} rel="noreferrer">
            {source}
          </a>
        ) : (
          source
        )}
      </span>
      <p class="quiet">
        {id}, {reader.text.retention.rules.read(read)}
      </p>
    </>
  )
}

function lasting({ text }: Reader, { years, from }: Rule): string {
  const words = text.retention
  const lasts = words.periods.years(years)
  return from === 'fiscal-year-end' ? words.rules.fromFiscalYear(lasts) : lasts
}
