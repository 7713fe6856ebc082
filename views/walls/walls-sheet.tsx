import type { WallForm } from '../../src/walls/raise.ts'
import { Button } from '../components/button.tsx'
import { Checkbox } from '../components/choice.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import type { Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  matterId: string
  walls: readonly { personId: string; name: string; reason: string; by: string; createdAt: string }[]
  /** Everybody of the firm and of the matter who is active. */
  people: readonly { id: string; name: string }[]
  values: WallForm
  problems: Problems
}

export function WallsSheet({ reader, matterId, walls, ...form }: Props): Html {
  const words = reader.text.walls
  return (
    <Sheet id="walls" title={words.title}>
      <p class="quiet">{words.hint}</p>
      {walls.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Rows>
          {walls.map(({ personId, name, reason, by, createdAt }) => (
            <RowItem title={name} quiet={`${reason} · ${words.raisedOn(reader.format.date(createdAt), by)}`}>
              <form action={`/firm/matters/${matterId}/walls/${personId}/removal`} method="post">
                <Button small aria-label={words.lowerOf(name)}>
                  {words.lower}
                </Button>
              </form>
            </RowItem>
          ))}
        </Rows>
      )}
      <RaiseForm reader={reader} matterId={matterId} {...form} />
    </Sheet>
  )
}

function RaiseForm({ reader, matterId, people, values, problems }: Omit<Props, 'walls'>): Html {
  const words = reader.text.walls
  return (
    <Disclosure label={words.raise} icon="lock" open={Object.keys(problems).length > 0}>
      <form class="form" action={`/firm/matters/${matterId}/walls`} method="post">
        <Select
          name="person"
          label={words.person}
          empty={words.choose}
          value={values.person}
          error={problems.person}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <Field
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={values.reason ?? ''}
          error={problems.reason}
          maxlength="500"
          autocomplete="off"
          required
        />
        <Checkbox name="sure" label={words.sure} hint={words.sureHint} error={problems.sure} />
        <Button kind="danger">{words.submit}</Button>
      </form>
    </Disclosure>
  )
}
