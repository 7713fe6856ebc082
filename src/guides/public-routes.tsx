import { Elysia } from 'elysia'
import { PublicHelpPage } from '../../views/guides/public-help-page.tsx'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { pageFrame } from '../http/page.ts'

/** Help for whoever stands before the door: it says nothing of anybody. */
export const publicHelp = (deps: Deps) =>
  new Elysia().get('/help', ({ request }) => (
    <PublicHelpPage frame={pageFrame(deps, request)} phone={getFirm(deps.db, deps.vault).phone} />
  ))
