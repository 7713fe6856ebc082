import { type PageState, type Scene, submit } from './page.ts'

const portalOf = (path: string) => path.replace('/firm/', '/portal/')

/** Goes to a date of the first matter, found by what its page of dates says of it. */
async function openDate(scene: Scene, base: string, selector = 'a'): Promise<void> {
  await scene.go(`${base}/calendar`)
  const href = await scene.page.locator(`main .agenda .row-title ${selector}`).first().getAttribute('href')
  if (!href) throw new Error(`the calendar has no ${selector}`)
  await scene.go(href)
}
const SERIES = 'a[href*="?date="]'

/** Dates, on both sides, and the private address for a calendar program. */
export const CALENDAR_PAGES: readonly PageState[] = [
  { name: 'calendar-place', route: '/firm/calendar', who: 'owner', show: ({ go }) => go('/firm/calendar') },
  {
    name: 'calendar-place-month',
    route: '/firm/calendar',
    who: 'owner',
    show: ({ go }) => go('/firm/calendar?view=month'),
  },
  {
    name: 'calendar',
    route: '/firm/matters/:matterId/calendar',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/calendar`),
  },
  {
    name: 'calendar-week',
    route: '/firm/matters/:matterId/calendar',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/calendar?view=week`),
  },
  {
    name: 'calendar-empty',
    route: '/firm/matters/:matterId/calendar',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/calendar`),
  },
  {
    name: 'calendar-new',
    route: '/firm/matters/:matterId/calendar/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/calendar/new`),
  },
  {
    name: 'calendar-new-refused',
    route: '/firm/matters/:matterId/calendar/new',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.matter}/calendar/new`)
      await scene.page.locator('form.form').evaluate((form) => form.setAttribute('novalidate', ''))
      await submit(scene, 'form.form .form-actions button')
    },
    complains: /422/,
  },
  {
    name: 'calendar-event',
    route: '/firm/matters/:matterId/calendar/:eventId',
    who: 'owner',
    show: (scene) => openDate(scene, scene.at.matter, SERIES),
  },
  {
    name: 'calendar-event-edit',
    route: '/firm/matters/:matterId/calendar/:eventId/edit',
    who: 'owner',
    show: async (scene) => {
      await openDate(scene, scene.at.matter, SERIES)
      const href = await scene.page.locator('main a[href*="/edit?date="]').getAttribute('href')
      await scene.go(href ?? '')
    },
  },
  {
    name: 'client-calendar-all',
    route: '/portal/calendar',
    who: 'client',
    show: ({ go }) => go('/portal/calendar'),
  },
  {
    name: 'client-calendar',
    route: '/portal/matters/:matterId/calendar',
    who: 'client',
    show: ({ go, at }) => go(`${portalOf(at.matter)}/calendar`),
  },
  {
    name: 'client-calendar-month',
    route: '/portal/matters/:matterId/calendar',
    who: 'client',
    show: ({ go, at }) => go(`${portalOf(at.matter)}/calendar?view=month`),
  },
  {
    name: 'client-calendar-week',
    route: '/portal/matters/:matterId/calendar',
    who: 'client',
    show: ({ go, at }) => go(`${portalOf(at.matter)}/calendar?view=week`),
  },
  {
    name: 'client-calendar-empty',
    route: '/portal/matters/:matterId/calendar',
    who: 'other client',
    show: ({ go, at }) => go(`${portalOf(at.emptyMatter)}/calendar`),
  },
  {
    name: 'client-calendar-event',
    route: '/portal/matters/:matterId/calendar/:eventId',
    who: 'client',
    show: async ({ page, go, at }) => {
      await go(`${portalOf(at.matter)}/calendar`)
      const moved = page.locator('main .agenda li:has(.what > .quiet > s) .row-title a')
      await go((await moved.first().getAttribute('href')) ?? '')
    },
  },
  {
    name: 'client-feed',
    route: '/account/calendar',
    who: 'client',
    show: ({ go }) => go('/account/calendar'),
  },
  {
    name: 'client-feed-made',
    route: '/account/calendar',
    who: 'client',
    show: async (scene) => {
      await scene.go('/account/calendar')
      const renew = scene.page.locator('#make summary')
      if ((await renew.count()) > 0) await renew.click()
      await submit(scene, 'form[action="/account/calendar"] .form-actions button')
    },
  },
  {
    name: 'staff-feed',
    route: '/account/calendar',
    who: 'assistant',
    show: ({ go }) => go('/account/calendar'),
  },
]
