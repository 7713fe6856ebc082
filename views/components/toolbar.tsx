import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Button } from './button.tsx'

/** Buttons in a row that wraps. */
export function Toolbar({ children }: { children?: Child }): Html {
  return <div class="toolbar">{children}</div>
}

/** A search over a list, as a plain GET form. `/` on the keyboard leads to it. */
export function SearchForm({
  reader,
  action,
  label,
  value = '',
  name = 'q',
  children,
}: {
  reader: Reader
  action: string
  label: string
  value?: string
  name?: string
  /** further filters: hidden fields or selects */
  children?: Child
}): Html {
  return (
    <search>
      <form class="search" action={action} method="get">
        <input
          type="search"
          name={name}
          value={value}
          placeholder={label}
          aria-label={label}
          data-shortcut="/"
        />
        {children}
        <Button icon="search">{reader.text.components.search}</Button>
      </form>
    </search>
  )
}
