import type { PageState, Scene } from './page.ts'

const MADE_UP_TOKEN = 'A'.repeat(43)

const openInvitation = ({ go }: Scene) => go(`/enrol#${MADE_UP_TOKEN}`)

/** Before one is in, and where everybody goes the same way. */
export const DOOR_PAGES: readonly PageState[] = [
  { name: 'sign-in', route: '/sign-in', who: 'stranger', show: ({ go }) => go('/sign-in') },
  {
    name: 'sign-in-cancelled',
    route: '/sign-in',
    who: 'stranger',
    show: async ({ page, go }) => {
      await go('/sign-in')
      await page.locator('form[data-ceremony] button').click()
      await page.locator('[data-problem]:not([hidden])').waitFor({ timeout: 20_000 })
    },
  },
  // The link's token is gone from the tab after a change of page, so this comes before the one with a link.
  { name: 'enrol-incomplete', route: '/enrol', who: 'stranger', show: ({ go }) => go('/enrol') },
  { name: 'enrol', route: '/enrol', who: 'stranger', show: openInvitation },
  {
    name: 'enrol-wrong-code',
    route: '/enrol',
    who: 'stranger',
    show: async (scene) => {
      await openInvitation(scene)
      await scene.page.fill('[name=code]', 'K7PM-9TQX')
      await scene.page.locator('form[data-ceremony] button').click()
      await scene.page.locator('[data-problem]:not([hidden])').waitFor()
    },
    complains: /40\d|42\d/,
  },
  {
    name: 'second-passkey',
    route: '/account/second-passkey',
    who: 'client',
    show: ({ go }) => go('/account/second-passkey'),
  },
  { name: 'verify', route: '/verify', who: 'client', show: ({ go }) => go('/verify') },
]
