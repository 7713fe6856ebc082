import { Elysia } from 'elysia'
import { ReadArticlePage, ReadingPage } from '../../views/library/reading-page.tsx'
import type { Deps } from '../deps.ts'
import { guestSide } from '../http/page.ts'
import { listReading, readArticle } from './read.ts'

/** What clients and outside people read of the firm's articles and news. */
export const guestLibrary = (deps: Deps) =>
  new Elysia({ prefix: '/portal/library' })
    .use(guestSide(deps))
    .get('/', ({ viewer, frame }) => <ReadingPage frame={frame} reading={listReading(deps, viewer)} />)
    .get('/:slug', ({ viewer, frame, params: { slug } }) => (
      <ReadArticlePage frame={frame} article={readArticle(deps, viewer, slug)} />
    ))
