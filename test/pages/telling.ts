import type { PageState, Scene } from './page.ts'

/** Sends the form of the page with what the browser itself would not let through. */
async function sendRefused({ page }: Scene): Promise<void> {
  await page.locator('main form.form').evaluate((form) => form.setAttribute('novalidate', ''))
  const [button] = await page.locator('main form.form .form-actions button').all()
  await Promise.all([page.waitForEvent('domcontentloaded'), button?.click()])
}

/** How somebody is told, and how they are reached safely. */
export const TELLING_PAGES: readonly PageState[] = [
  {
    name: 'client-telling',
    route: '/account/telling',
    who: 'client',
    show: ({ go }) => go('/account/telling'),
  },
  {
    name: 'client-telling-refused',
    route: '/account/telling',
    who: 'other client',
    show: async (scene) => {
      await scene.go('/account/telling')
      await scene.page.selectOption('[name=quietFrom]', '21')
      await sendRefused(scene)
    },
    complains: /422/,
  },
  {
    name: 'client-safe-contact',
    route: '/account/safe-contact',
    who: 'client',
    show: ({ go }) => go('/account/safe-contact'),
  },
  {
    name: 'unsubscribe',
    route: '/unsubscribe',
    who: 'stranger',
    show: ({ go, at }) => go(at.fewerMails),
  },
  {
    name: 'unsubscribe-done',
    route: '/unsubscribe',
    who: 'stranger',
    show: async ({ go, at, page }) => {
      await go(at.fewerMails)
      await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('[value=weekly]').click()])
    },
  },
  {
    name: 'unsubscribe-unknown',
    route: '/unsubscribe',
    who: 'stranger',
    show: ({ go }) => go('/unsubscribe?token=nobody'),
    complains: /404/,
  },
]

export const FIRM_TELLING_PAGES: readonly PageState[] = [
  {
    name: 'staff-telling',
    route: '/account/telling',
    who: 'assistant',
    show: ({ go }) => go('/account/telling'),
  },
  {
    name: 'person-safe-contact',
    route: '/firm/people/:personId/safe-contact',
    who: 'owner',
    show: ({ go, at }) => go(`${at.person}/safe-contact`),
  },
  {
    name: 'person-in-danger',
    route: '/firm/people/:personId',
    who: 'owner',
    show: async ({ page, go }) => {
      await go('/firm/people?q=Am%C3%A9lie')
      await page.locator('main table a[href^="/firm/people/"]').first().click()
      await page.locator('main .notice.warning').first().waitFor()
    },
  },
  {
    name: 'discretion',
    route: '/firm/settings/discretion',
    who: 'owner',
    show: ({ go }) => go('/firm/settings/discretion'),
  },
  {
    name: 'discretion-refused',
    route: '/firm/settings/discretion',
    who: 'owner',
    show: async (scene) => {
      await scene.go('/firm/settings/discretion')
      await scene.page.fill('[name=neutralSender]', 'Cabinet Tremblay')
      await sendRefused(scene)
    },
    complains: /422/,
  },
]
