import type { MatterListQuery } from '../../src/matters/list/read.ts'
import type { MatterStatus, PracticeArea } from '../../src/matters/vocabulary.ts'
import { Button } from '../components/button.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type FilterChoices = {
  statuses: readonly MatterStatus[]
  practiceAreas: readonly PracticeArea[]
  lawyers: readonly { id: string; name: string }[]
  /** Only for an owner is the list of their own matters a shorter one. */
  mine: boolean
}

type Props = { reader: Reader; query: MatterListQuery; choices: FilterChoices }

/** A plain GET form; a script lets a choice act at once. */
export function ListFilters({ reader, query, choices }: Props): Html {
  const words = reader.text.matters.list
  return (
    <search>
      <form
        class="search filters"
        action="/firm/matters"
        method="get"
        hx-get="/firm/matters"
        hx-trigger="submit, change"
        hx-target="#matter-list"
        hx-select="#matter-list"
        hx-swap="outerHTML"
        hx-push-url="true"
      >
        <input
          type="search"
          name="q"
          value={query.q ?? ''}
          maxlength="200"
          placeholder={words.search}
          aria-label={words.search}
          data-shortcut="/"
        />
        <Button icon="search">{words.searchButton}</Button>
        <FilterSelects reader={reader} query={query} choices={choices} />
        {query.sort && <input type="hidden" name="sort" value={query.sort} />}
        {choices.mine && (
          <label class="tick">
            <input type="checkbox" name="mine" value="yes" checked={query.mine === 'yes'} />
            <span>{words.mine}</span>
          </label>
        )}
      </form>
    </search>
  )
}

function FilterSelects({ reader, query, choices }: Props): Html {
  const { matters } = reader.text
  const words = matters.list
  return (
    <div class="filter-choices">
      <Choice
        name="status"
        label={words.statusLabel}
        any={words.anyStatus}
        value={query.status}
        options={choices.statuses.map((value) => ({ value, label: matters.status[value] }))}
      />
      <Choice
        name="area"
        label={words.areaLabel}
        any={words.anyArea}
        value={query.area}
        options={choices.practiceAreas.map((value) => ({ value, label: matters.practiceAreas[value] }))}
      />
      <Choice
        name="responsible"
        label={words.lawyerLabel}
        any={words.anyLawyer}
        value={query.responsible}
        options={choices.lawyers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}

function Choice({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string
  label: string
  any: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}): Html {
  return (
    <select name={name} aria-label={label}>
      <option value="">{any}</option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
