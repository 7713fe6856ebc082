import type { WitnessForm } from '../../src/witnesses/name.ts'
import type { Witness } from '../../src/witnesses/queries.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Select } from '../components/select.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import type { Reader } from '../text/reader.ts'

type Props = {
  frame: StaffFrame
  witnesses: readonly Witness[]
  form: WitnessForm
  problems: Problems
  fresh: boolean
  hasServer: boolean
}

export function WitnessesPage({ frame, witnesses, form, problems, fresh, hasServer }: Props): Html {
  const { reader } = frame
  const words = reader.text.witnesses
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead over={frame.firm.name} title={words.title} />}
    >
      <ProblemSummary reader={reader} problems={problems} />
      <p>{words.about}</p>
      <p>{words.advice}</p>
      {!hasServer && <Notice kind="warning">{words.noServer}</Notice>}
      <Sheet id="witnesses" title={words.title}>
        {witnesses.length === 0 && <p class="quiet">{words.none}</p>}
        <Rows>
          {witnesses.map((witness) => (
            <WitnessRow reader={reader} witness={witness} />
          ))}
        </Rows>
      </Sheet>
      <Sheet id="name-witness" title={words.add}>
        {!fresh && <PasskeySoon sentence={words.passkeySoon} />}
        <NameForm {...{ reader, form, problems }} />
      </Sheet>
    </StaffPage>
  )
}

function WitnessRow({ reader, witness }: { reader: Reader; witness: Witness }): Html {
  const words = reader.text.witnesses
  const { id, email, language, sentAt, sentSeq, answer } = witness
  const sent = sentAt
    ? words.sent(reader.format.dateTime(sentAt), reader.format.number(sentSeq ?? 0))
    : words.notYet
  const state = [words.languages[language], sent, answer && words.failed(answer)].filter(Boolean).join(' · ')
  return (
    <RowItem title={<bdi>{email}</bdi>} quiet={state}>
      <form action={`/firm/settings/witnesses/${id}/removal`} method="post">
        <Button kind="quiet" small icon="x">
          {words.remove}
          <span class="seen-by-readers">{words.removeWhom(email)}</span>
        </Button>
      </form>
    </RowItem>
  )
}

function NameForm({
  reader,
  form,
  problems,
}: {
  reader: Reader
  form: WitnessForm
  problems: Problems
}): Html {
  const words = reader.text.witnesses
  return (
    <form class="form" action="/firm/settings/witnesses" method="post">
      <Field
        name="witnessEmail"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={form.witnessEmail ?? ''}
        error={problems.witnessEmail}
        required
      />
      <Select
        name="witnessLanguage"
        label={words.language}
        options={[
          { value: 'en', label: words.languages.en },
          { value: 'fr', label: words.languages.fr },
        ]}
        value={form.witnessLanguage ?? reader.language}
        error={problems.witnessLanguage}
        required
      />
      <FormActions>
        <Button>{words.save}</Button>
      </FormActions>
    </form>
  )
}
