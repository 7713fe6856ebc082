import { Elysia } from 'elysia'
import { TodayPage } from '../../views/today/today-page.tsx'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { homeOf } from '../sessions/home.ts'
import { readToday } from './read.ts'

export const today = (deps: Deps) =>
  new Elysia().use(staffSide(deps)).get('/firm', ({ viewer, frame }) => {
    return <TodayPage frame={frame} today={readToday(deps, viewer)} now={timestamp(deps.clock)} />
  })

/** The bare address leads everybody to their own side. */
export const home = () =>
  new Elysia().get('/', ({ request }) => {
    const { viewer } = contextOf(request)
    if (!viewer) return seeOther('/sign-in')
    return seeOther(homeOf(viewer.kind))
  })
