import { type PageState, submit } from './page.ts'

/** How a matter's portal ends, and how long what it held is kept. */
export const ENDING_PAGES: readonly PageState[] = [
  {
    name: 'retention',
    route: '/firm/retention',
    who: 'owner',
    show: ({ go }) => go('/firm/retention'),
  },
  {
    name: 'closing-unplanned',
    route: '/firm/matters/:matterId/closing',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/closing`),
  },
  {
    name: 'closing-planned',
    route: '/firm/matters/:matterId/closing',
    who: 'owner',
    show: async ({ page, go, at }) => {
      await go(`${at.closing}/closing`)
      await page.locator('details:has(form[action$="/closure"]) > summary').click()
    },
  },
  {
    name: 'closing-refused',
    route: '/firm/matters/:matterId/closing',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.matter}/closing`)
      await scene.page.fill('[name=date]', '2020-01-01')
      await scene.page
        .locator('form.form')
        .first()
        .evaluate((form) => form.setAttribute('novalidate', ''))
      await submit(scene, 'form[action$="/closing"] button')
    },
    complains: /422/,
  },
  {
    name: 'closing-closed',
    route: '/firm/matters/:matterId/closing',
    who: 'owner',
    show: ({ go, at }) => go(`${at.closed}/closing`),
  },
  {
    name: 'retention-of-matter',
    route: '/firm/matters/:matterId/retention',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.closed}/retention`)
      await scene.page.locator('#holds summary').click()
      await scene.page.fill('[name=reason]', 'Inquiry of the Law Society, file 2026-114')
      await submit(scene, 'form[action$="/holds"] button')
    },
  },
  {
    name: 'destruction',
    route: '/firm/matters/:matterId/destruction',
    who: 'owner',
    show: ({ go, at }) => go(`${at.closed}/destruction`),
  },
  {
    name: 'destruction-of-open',
    route: '/firm/matters/:matterId/destruction',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/destruction`),
  },
  {
    name: 'destruction-asked',
    route: '/firm/matters/:matterId/destruction',
    who: 'owner',
    show: ({ go, at }) => go(`${at.asked}/destruction`),
  },
  {
    name: 'destroyed',
    route: '/firm/destructions/:destructionId',
    who: 'owner',
    show: ({ go, at }) => go(at.destroyed),
  },
  {
    name: 'destructions',
    route: '/firm/destructions',
    who: 'owner',
    show: ({ go }) => go('/firm/destructions'),
  },
]
