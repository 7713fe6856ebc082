import { verify } from './cast.ts'
import { type PageState, type Scene, submit } from './page.ts'

const NOTHING = 'zzz-nothing'

/** What the firm does with its matters, people and log. */
export const FIRM_PAGES: readonly PageState[] = [
  { name: 'today', route: '/firm', who: 'owner', show: ({ go }) => go('/firm') },
  { name: 'today-assistant', route: '/firm', who: 'assistant', show: ({ go }) => go('/firm') },
  {
    ...{ name: 'waiting-list', route: '/firm/waiting', who: 'owner' },
    show: ({ go }) => go('/firm/waiting?list=unopened'),
  },
  { name: 'matters', route: '/firm/matters', who: 'owner', show: ({ go }) => go('/firm/matters') },
  {
    name: 'matters-none-found',
    route: '/firm/matters',
    who: 'owner',
    show: ({ go }) => go(`/firm/matters?q=${NOTHING}`),
  },
  { name: 'matter-new', route: '/firm/matters/new', who: 'owner', show: ({ go }) => go('/firm/matters/new') },
  {
    name: 'matter-new-refused',
    route: '/firm/matters/new',
    who: 'owner',
    show: async (scene) => {
      await scene.go('/firm/matters/new')
      await scene.page.locator('form.form').evaluate((form) => form.setAttribute('novalidate', ''))
      await submit(scene, 'form.form .form-actions button')
    },
    complains: /422/,
  },
  { name: 'people', route: '/firm/people', who: 'owner', show: ({ go }) => go('/firm/people') },
  { name: 'person-new', route: '/firm/people/new', who: 'owner', show: ({ go }) => go('/firm/people/new') },
  {
    name: 'person-new-refused',
    route: '/firm/people/new',
    who: 'owner',
    show: async (scene) => {
      await scene.go('/firm/people/new')
      await scene.page.locator('form.form').evaluate((form) => form.setAttribute('novalidate', ''))
      await submit(scene, 'form.form .form-actions button')
    },
    complains: /422/,
  },
  { name: 'person', route: '/firm/people/:personId', who: 'owner', show: ({ go, at }) => go(at.person) },
  {
    name: 'person-edit',
    route: '/firm/people/:personId/edit',
    who: 'owner',
    show: ({ go, at }) => go(`${at.person}/edit`),
  },
  { name: 'invitation', route: '/firm/people/:personId', who: 'owner', show: invite },
  { name: 'invitation-print', route: '/firm/people/:personId', who: 'owner', show: invite, isPrinted: true },
  { name: 'mail', route: '/firm/mail', who: 'owner', show: ({ go }) => go('/firm/mail') },
  { name: 'log', route: '/firm/log', who: 'owner', show: ({ go }) => go('/firm/log') },
  {
    name: 'settings',
    route: '/firm/settings',
    who: 'owner',
    show: ({ go }) => go('/firm/settings'),
  },
  {
    name: 'witnesses',
    route: '/firm/settings/witnesses',
    who: 'owner',
    show: ({ go }) => go('/firm/settings/witnesses'),
  },
  {
    name: 'settings-refused',
    route: '/firm/settings',
    who: 'owner',
    show: async (scene) => {
      await verify(scene.page)
      await scene.go('/firm/settings')
      await scene.page.fill('[name=accent]', '#ffee88')
      await submit(scene, 'form:has([name=accent]) .button')
    },
    complains: /422/,
  },
  { name: 'staff-account', route: '/account', who: 'assistant', show: ({ go }) => go('/account') },
  {
    name: 'staff-not-found',
    route: '/firm/people/:personId',
    who: 'owner',
    show: ({ go }) => go('/firm/people/nobody'),
    complains: /404/,
  },
]

async function invite(scene: Scene): Promise<void> {
  await verify(scene.page)
  await scene.go(scene.at.person)
  await submit(scene, 'form[action$="/enrolment"] button')
}
