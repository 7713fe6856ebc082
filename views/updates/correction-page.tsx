import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { UpdateForm } from '../../src/updates/form.ts'
import type { PastUpdate } from '../../src/updates/read-staff.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { Past } from './past-updates.tsx'
import { LookAgainField, UpdateWordFields } from './write-form.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  update: PastUpdate
  form: UpdateForm
  addition: UpdateForm
  languages: WritingLanguages
  problems: Problems
  now: string
}

/** For ten minutes an update can be put right or taken back; afterwards something is added to it. */
export function CorrectionPage(props: Props): Html {
  const { frame, matter, update, problems, now } = props
  const { reader } = frame
  const words = reader.text.updates.staff
  const title = update.correctableUntil ? words.correctTitle : words.addTitle
  return (
    <MatterPage frame={frame} matter={matter} tab="status" title={title}>
      <div class="narrow">
        <BackLink href={`/firm/matters/${matter.id}/status`}>{reader.text.matters.tabs.status}</BackLink>
        <ProblemSummary reader={reader} problems={problems} />
        <Sheet id="written" title={reader.text.updates.one}>
          <Past {...{ reader, update, now }} base={`/firm/matters/${matter.id}`} />
        </Sheet>
        {update.correctableUntil ? (
          <Correcting {...props} until={update.correctableUntil} />
        ) : (
          <Adding {...props} />
        )}
      </div>
    </MatterPage>
  )
}

function Correcting({
  frame: { reader },
  matter,
  update,
  form,
  languages,
  problems,
  until,
}: Props & { until: string }): Html {
  const words = reader.text.updates.staff
  const base = `/firm/matters/${matter.id}/updates/${update.id}`
  return (
    <>
      {update.kind === 'update' && (
        <Sheet id="correct" title={words.correctTitle}>
          <p class="quiet">{words.correctHint(reader.format.time(until))}</p>
          <form method="post" action={`${base}/correction`} class="form">
            <UpdateWordFields {...{ reader, form, languages, problems }} />
            <LookAgainField {...{ reader, problems }} today="" value={form.lookAgainOn} />
            <FormActions>
              <Button kind="filled">{words.saveCorrection}</Button>
              <Cancel reader={reader} matterId={matter.id} />
            </FormActions>
          </form>
        </Sheet>
      )}
      <Disclosure label={words.withdraw} icon="undo-2" kind="danger">
        <form method="post" action={`${base}/withdrawal`}>
          <p>{words.withdrawHint}</p>
          <Button kind="danger">{words.withdraw}</Button>
        </form>
      </Disclosure>
    </>
  )
}

function Adding({ frame: { reader }, matter, update, addition, languages, problems }: Props): Html {
  const words = reader.text.updates.staff
  return (
    <Sheet id="add" title={words.addTitle}>
      <p class="quiet">{words.addHint}</p>
      <form method="post" action={`/firm/matters/${matter.id}/updates/${update.id}/additions`} class="form">
        <Once />
        <WrittenFields
          {...{ reader, languages, problems }}
          fields={[
            {
              ...{ name: 'happened', label: reader.text.updates.happened },
              ...{ values: addition.happened, rows: 4, max: 4000, needed: true },
            },
          ]}
        />
        <FormActions>
          <Button kind="filled">{words.saveAddition}</Button>
          <Cancel reader={reader} matterId={matter.id} />
        </FormActions>
      </form>
    </Sheet>
  )
}

function Cancel({ reader, matterId }: { reader: StaffFrame['reader']; matterId: string }): Html {
  return (
    <LinkButton kind="quiet" href={`/firm/matters/${matterId}/status`}>
      {reader.text.components.cancel}
    </LinkButton>
  )
}
