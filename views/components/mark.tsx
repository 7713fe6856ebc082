import type { Html } from '../jsx/jsx-runtime.ts'

/** The firm's sign: its logo, or its initial in a doorway. */
export function FirmMark({ firm }: { firm: { name: string; logoUrl?: string | undefined } }): Html {
  if (firm.logoUrl) return <img class="firm-logo" src={firm.logoUrl} alt="" />
  return (
    <span class="firm-mark" aria-hidden="true">
      {initialsOf(firm.name).slice(0, 1)}
    </span>
  )
}

/** A person in two letters; the name always stands beside it. */
export function PersonMark({ name }: { name: string }): Html {
  return (
    <span class="person-mark" aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/[\s,.’'-]+/u).filter((word) => /^\p{L}/u.test(word))
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '')
    .join('')
}
