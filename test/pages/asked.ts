import type { PageState, Scene } from './page.ts'

const guest = ({ at }: Scene) => at.matter.replace('/firm/', '/portal/')
const REFUSED = /422/

/** Follows the first link of a page that leads where this says. */
async function followFrom(scene: Scene, from: string, selector: string): Promise<void> {
  await scene.go(from)
  const href = await scene.page.locator(`main ${selector}`).first().getAttribute('href')
  if (!href) throw new Error(`${from} has no ${selector}`)
  await scene.go(href)
}
const askedOf = (scene: Scene, selector: string) => followFrom(scene, `${guest(scene)}/tasks`, selector)
const staffAsked = (scene: Scene, selector: string) => followFrom(scene, `${scene.at.matter}/tasks`, selector)

async function itemOf(scene: Scene, nth: number): Promise<void> {
  await askedOf(scene, 'a[href*="/requests/"]')
  const href = await scene.page.locator('main a[href*="/items/"]').nth(nth).getAttribute('href')
  await scene.go(href ?? '')
}

async function send(scene: Scene, action: string, fields: Record<string, string> = {}): Promise<void> {
  const form = scene.page.locator(`form[action$="${action}"]`).first()
  await form.evaluate((element) => {
    for (const folded of element.querySelectorAll('details')) folded.open = true
  })
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value)
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true
    element.requestSubmit()
  })
  await scene.page.locator('.field-error').first().waitFor()
}

/** What clients are asked, and what the firm does with it and has to do itself. */
export const ASKED_PAGES: readonly PageState[] = [
  { name: 'client-agenda', route: '/portal/agenda', who: 'client', show: ({ go }) => go('/portal/agenda') },
  {
    name: 'client-agenda-empty',
    route: '/portal/agenda',
    who: 'co-counsel',
    show: ({ go }) => go('/portal/agenda'),
  },
  {
    name: 'client-asked',
    route: '/portal/matters/:matterId/tasks',
    who: 'client',
    show: (scene) => scene.go(`${guest(scene)}/tasks`),
  },
  {
    name: 'client-asked-empty',
    route: '/portal/matters/:matterId/tasks',
    who: 'other client',
    show: ({ go, at }) => go(`${at.emptyMatter.replace('/firm/', '/portal/')}/tasks`),
  },
  {
    name: 'client-request',
    route: '/portal/matters/:matterId/requests/:requestId',
    who: 'client',
    show: (scene) => askedOf(scene, 'a[href*="/requests/"]'),
  },
  {
    name: 'client-item',
    route: '/portal/matters/:matterId/items/:itemId',
    who: 'client',
    show: (scene) => itemOf(scene, 2),
  },
  {
    name: 'client-item-sent-back',
    route: '/portal/matters/:matterId/items/:itemId',
    who: 'client',
    show: (scene) => itemOf(scene, 1),
  },
  {
    name: 'client-item-lacking',
    route: '/portal/matters/:matterId/items/:itemId',
    who: 'client',
    show: (scene) => itemOf(scene, 3),
  },
  {
    name: 'client-item-refused',
    route: '/portal/matters/:matterId/items/:itemId',
    who: 'client',
    show: async (scene) => {
      await itemOf(scene, 2)
      await scene.page.locator('details:has(form[action$="/absence"]) > summary').click()
      await send(scene, '/absence')
    },
    complains: REFUSED,
  },
  {
    name: 'client-item-pages',
    route: '/portal/matters/:matterId/items/:itemId/pages',
    who: 'client',
    show: async (scene) => {
      await itemOf(scene, 2)
      await scene.go(`${new URL(scene.page.url()).pathname}/pages`)
    },
  },
  {
    name: 'client-task',
    route: '/portal/matters/:matterId/tasks/:taskId',
    who: 'client',
    show: (scene) => askedOf(scene, '#tasks a[href*="/tasks/"]'),
  },
  { name: 'tasks-place', route: '/firm/tasks', who: 'owner', show: ({ go }) => go('/firm/tasks') },
  {
    name: 'tasks-place-late',
    route: '/firm/tasks',
    who: 'owner',
    show: ({ go }) => go('/firm/tasks?list=late'),
  },
  {
    name: 'tasks-place-matters',
    route: '/firm/tasks',
    who: 'owner',
    show: ({ go }) => go('/firm/tasks?list=matters'),
  },
  {
    name: 'matter-tasks',
    route: '/firm/matters/:matterId/tasks',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/tasks`),
  },
  {
    name: 'matter-tasks-empty',
    route: '/firm/matters/:matterId/tasks',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/tasks`),
  },
  {
    name: 'request-new',
    route: '/firm/matters/:matterId/requests/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/requests/new`),
  },
  {
    name: 'request-new-refused',
    route: '/firm/matters/:matterId/requests/new',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.matter}/requests/new`)
      await send(scene, '/requests', { 'title-fr': 'Vos relevés bancaires' })
    },
    complains: REFUSED,
  },
  {
    name: 'request',
    route: '/firm/matters/:matterId/requests/:requestId',
    who: 'owner',
    show: (scene) => staffAsked(scene, '#requests .rows a[href*="/requests/"]'),
  },
  {
    name: 'task-new',
    route: '/firm/matters/:matterId/tasks/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/tasks/new`),
  },
  {
    name: 'task',
    route: '/firm/matters/:matterId/tasks/:taskId',
    who: 'owner',
    show: (scene) => staffAsked(scene, '#client-tasks .rows a[href*="/tasks/"]'),
  },
  {
    name: 'internal-task-new',
    route: '/firm/matters/:matterId/internal-tasks/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/internal-tasks/new`),
  },
  {
    name: 'internal-task',
    route: '/firm/matters/:matterId/internal-tasks/:internalTaskId',
    who: 'owner',
    show: (scene) => staffAsked(scene, '#internal-tasks .rows a[href*="/internal-tasks/"]'),
  },
]
