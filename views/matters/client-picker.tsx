import { Button } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Client = { id: string; name: string; email: string }
export type ClientChoices = {
  chosen: readonly Client[]
  found: readonly Client[]
  /** What was searched for; null before the first search. */
  words: string | null
}

/** Chosen clients stay ticked while others are searched for; the same form comes back, so it needs no script. */
export function ClientPicker({
  reader,
  clients: { chosen, found, words: searched },
  error,
}: {
  reader: Reader
  clients: ClientChoices
  error?: string | undefined
}): Html {
  const words = reader.text.matters.create
  const choices = [...chosen, ...found].map(({ id, name, email }) => ({
    value: id,
    label: name,
    hint: email,
  }))
  return (
    <fieldset class="panel" id="client-picker">
      <legend>{words.clients}</legend>
      <p class="hint">{words.clientsHint}</p>
      {choices.length > 0 && (
        <CheckboxGroup
          name="client"
          legend={chosen.length > 0 ? words.chosen : words.found}
          choices={choices}
          values={chosen.map(({ id }) => id)}
          error={error}
        />
      )}
      {searched !== null && found.length === 0 && <p role="status">{words.noneFound(searched)}</p>}
      <Field name="clientSearch" label={words.findClient} maxlength="200" autocomplete="off" />
      <div class="toolbar">
        <Button
          name="find"
          value="yes"
          icon="search"
          formnovalidate
          hx-post="/firm/matters"
          hx-target="#client-picker"
          hx-select="#client-picker"
          hx-swap="outerHTML"
        >
          {words.find}
        </Button>
      </div>
      <p class="hint">{words.newPerson}</p>
    </fieldset>
  )
}
