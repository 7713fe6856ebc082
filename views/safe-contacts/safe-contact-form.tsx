import type { SafeContact } from '../../src/safe-contacts/queries.ts'
import type { SafeContactView } from '../../src/safe-contacts/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Checkbox } from '../components/choice.tsx'
import { TextArea } from '../components/field.tsx'
import { FormActions, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { HourRange } from '../preferences/hour-range.tsx'
import type { Reader } from '../text/reader.ts'

type Props = SafeContactView & {
  reader: Reader
  problems: Problems
  typed?: URLSearchParams
  action: string
  back: string
  /** Filled in by whom it is about. */
  isOwn?: true
}

export function SafeContactForms(props: Props): Html {
  const { reader, contact, seen, typed, action, back } = props
  const text = reader.text.safeContacts
  const values = typed ?? asForm(contact)
  return (
    <>
      <WhatChanges {...props} />
      <form class="form" method="post" action={action}>
        <input type="hidden" name="seen" value={seen} />
        <Sheet id="safe-hours" title={text.hours}>
          <Hours {...props} values={values} />
        </Sheet>
        <Sheet id="safe-calls" title={text.calls}>
          <Checkbox
            name="noVoicemail"
            label={text.voicemail}
            hint={text.voicemailHow}
            checked={values.get('noVoicemail') === 'yes'}
          />
          <TextArea
            name="note"
            label={text.note}
            hint={props.isOwn ? text.noteHow : `${text.noteHow} ${text.noteSeen}`}
            value={values.get('note') ?? ''}
            error={props.problems.note}
            maxlength="500"
            reader={reader}
          />
        </Sheet>
        <FormActions>
          <Button kind="filled">{contact ? text.save : text.turnOn}</Button>
          <LinkButton kind="quiet" href={back}>
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
      {contact && (
        <form method="post" action={`${action}/removal`}>
          <p class="quiet">{text.turnOffHow}</p>
          <Button>{text.turnOff}</Button>
        </form>
      )}
    </>
  )
}

function WhatChanges({ reader, contact, sender, address }: Props): Html {
  const { safeContacts: text, mail } = reader.text
  return (
    <Sheet id="safe-what" title={text.what}>
      <p>
        <strong>{contact ? text.isOn : text.isOff}</strong>
      </p>
      <p>{text.mails(sender ?? mail.neutralSender, mail.neutralSubject)}</p>
      {address && <p>{text.address(address)}</p>}
      <p>{text.invitation}</p>
    </Sheet>
  )
}

function Hours({ reader, problems, values }: Props & { values: URLSearchParams }): Html {
  const text = reader.text.safeContacts
  return (
    <>
      <p class="quiet">{text.hoursHow(reader.format.zone)}</p>
      <HourRange {...{ reader, values, problems }} of="mail" empty={text.anyHour} />
      <Checkbox name="workingDays" label={text.workingDays} checked={values.get('workingDays') === 'yes'} />
      <Checkbox
        name="urgentAnyway"
        label={text.urgent}
        hint={text.urgentHow}
        checked={values.get('urgentAnyway') === 'yes'}
      />
    </>
  )
}

/** A new one would write about a date that passes otherwise: nobody should lose it for not having ticked a box. */
function asForm(contact: SafeContact | null): URLSearchParams {
  const {
    hours = null,
    workingDays = false,
    urgentAnyway = true,
    noVoicemail = true,
    note = '',
  } = contact ?? {}
  return new URLSearchParams({
    ...(hours && { mailFrom: String(hours.from), mailUntil: String(hours.until) }),
    ...(workingDays && { workingDays: 'yes' }),
    ...(urgentAnyway && { urgentAnyway: 'yes' }),
    ...(noVoicemail && { noVoicemail: 'yes' }),
    note: note ?? '',
  })
}
