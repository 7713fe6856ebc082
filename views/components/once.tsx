import type { Html } from '../jsx/jsx-runtime.ts'

/** In a form that makes something: pressed twice, or sent again by a browser, it makes it once (src/once). */
export function Once(): Html {
  return <input type="hidden" name="once" value={crypto.randomUUID()} />
}
