import type { Pace, Preference } from '../../src/preferences/preference.ts'
import type { OwnMatter } from '../../src/preferences/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup, RadioGroup } from '../components/choice.tsx'
import { FieldRow, FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { AnyPage } from '../layout/any-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { hourOptions } from './hour.ts'
import { HourRange } from './hour-range.tsx'

type Props = {
  frame: Frame | StaffFrame
  preference: Preference
  matters: readonly OwnMatter[]
  problems?: Problems
  /** What was refused. */
  typed?: URLSearchParams
}

const CHOICES = ['at-once', 'daily', 'working-days', 'weekly', 'off'] as const satisfies readonly Pace[]

export function TellingPage({ frame, preference, matters, problems = {}, typed }: Props): Html {
  const { reader } = frame
  const text = reader.text.preferences
  const values = typed ?? asForm(preference, matters)
  return (
    <AnyPage frame={frame} title={text.title}>
      <PageHead
        over={<a href="/account">{reader.text.account.title}</a>}
        title={text.title}
        under={text.how}
      />
      <ProblemSummary reader={reader} problems={problems} />
      <form class="form" method="post" action="/account/telling">
        <Sheet id="pace" title={text.when}>
          <Pacing reader={reader} values={values} problems={problems} />
        </Sheet>
        <Sheet id="quiet" title={text.quiet}>
          <p class="quiet">{text.quietHow(reader.format.zone)}</p>
          <HourRange {...{ reader, values, problems }} of="quiet" empty={reader.text.preferences.noQuiet} />
        </Sheet>
        <Sheet id="muted" title={text.muted}>
          <Muted reader={reader} matters={matters} values={values} />
        </Sheet>
        <FormActions>
          <Button kind="filled">{text.save}</Button>
          <LinkButton kind="quiet" href="/account">
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
    </AnyPage>
  )
}

type PartProps = { reader: Reader; values: URLSearchParams; problems: Problems }

function Pacing({ reader, values, problems }: PartProps): Html {
  const text = reader.text.preferences
  return (
    <>
      <RadioGroup
        name="pace"
        legend={<span class="seen-by-readers">{text.when}</span>}
        value={values.get('pace') ?? ''}
        error={problems.pace}
        choices={CHOICES.map((pace) => ({
          value: pace,
          label: text.paces[pace],
          hint: text.paceHints[pace],
        }))}
      />
      <FieldRow>
        <Select
          name="hour"
          label={text.hour}
          value={values.get('hour') ?? ''}
          error={problems.hour}
          options={hourOptions(reader.language, 5, 22)}
        />
        <Select
          name="weekday"
          label={text.weekday}
          value={values.get('weekday') ?? ''}
          error={problems.weekday}
          options={text.weekdays.map((label, i) => ({ value: String(i + 1), label }))}
        />
      </FieldRow>
      <p class="quiet">{text.anyway}</p>
    </>
  )
}

function Muted({
  reader,
  matters,
  values,
}: {
  reader: Reader
  matters: readonly OwnMatter[]
  values: URLSearchParams
}): Html {
  const text = reader.text.preferences
  if (matters.length === 0) return <p class="quiet">{text.noMatters}</p>
  return (
    <CheckboxGroup
      name="matter"
      legend={<span class="seen-by-readers">{text.muted}</span>}
      hint={text.mutedHow}
      values={values.getAll('matter')}
      choices={matters.map(({ id, number, title }) => ({
        value: id,
        label: title,
        ...(title !== number && { hint: number }),
      }))}
    />
  )
}

function asForm({ pace, hour, weekday, quiet }: Preference, matters: readonly OwnMatter[]): URLSearchParams {
  return new URLSearchParams([
    ...Object.entries({ pace, hour: String(hour), weekday: String(weekday) }),
    ...(quiet ? Object.entries({ quietFrom: String(quiet.from), quietUntil: String(quiet.until) }) : []),
    ...matters.filter(({ isMuted }) => isMuted).map(({ id }) => ['matter', id]),
  ])
}
