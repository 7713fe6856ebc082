import type { Possible, TakingPart } from '../../src/messages/participants.ts'
import { CheckboxGroup } from '../components/choice.tsx'
import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type ChoiceProps = { reader: Reader; people: Possible; chosen: readonly string[]; error: string | undefined }

export function ParticipantChoice({ reader, people, chosen, error }: ChoiceProps): Html {
  const words = reader.text.messages
  const choices = (persons: readonly TakingPart[]) =>
    persons.map(({ id, name, kind }) => ({
      value: id,
      label: name,
      hint: kind === 'outside' ? words.outside : undefined,
    }))
  return (
    <CheckboxGroup
      name="person"
      legend={words.participants}
      hint={words.participantsHint}
      choices={[...choices(people.guests), ...choices(people.staff)]}
      values={chosen}
      error={error}
    />
  )
}

type LineProps = { reader: Reader; people: readonly TakingPart[]; ownId: string }

/** So that nobody wonders who reads it. */
export function ReadersLine({ reader, people, ownId }: LineProps): Html {
  const words = reader.text.messages
  const names = people.map(({ id, name, kind }) => {
    if (id === ownId) return words.you
    return kind === 'outside' ? `${name} (${words.outside})` : name
  })
  return (
    <p class="quiet readers">
      <Icon name="users" /> {words.readers(reader.format.list(names))}. {words.readersToo}
    </p>
  )
}
