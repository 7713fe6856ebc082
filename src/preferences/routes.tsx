import { Elysia } from 'elysia'
import { TellingPage } from '../../views/preferences/telling-page.tsx'
import type { Deps } from '../deps.ts'
import { formText } from '../http/fields.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { anySide } from '../http/page.ts'
import { changeTelling } from './change.ts'
import { readTelling } from './read.ts'

/** How everybody is told of what is new: theirs to choose. */
export const preferences = (deps: Deps) =>
  new Elysia({ prefix: '/account/telling' })
    .use(anySide(deps))
    .get('/', ({ viewer, frame }) => <TellingPage frame={frame} {...readTelling(deps, viewer)} />)
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const form = new URLSearchParams(body ?? '')
        return formResult(
          () => {
            changeTelling(deps, viewer, form)
            return seeOther('/account#telling')
          },
          (problem) => (
            <TellingPage
              frame={frame}
              {...readTelling(deps, viewer)}
              typed={form}
              problems={problemsOf(frame.reader, problem)}
            />
          ),
        )
      },
      formText,
    )
