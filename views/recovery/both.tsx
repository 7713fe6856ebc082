import { Fragment, type Html } from '../jsx/jsx-runtime.ts'
import { en, fr } from './text.ts'

export type RecoveryText = typeof en

/** A sentence in both languages; the page's stylesheet shows the one that `html` is in. */
export function Both({ say }: { say: (text: RecoveryText) => string }): Html {
  return (
    <Fragment>
      <span lang="en">{say(en)}</span>
      <span lang="fr">{say(fr)}</span>
    </Fragment>
  )
}
