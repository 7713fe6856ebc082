import { type PageState, type Scene, submit } from './page.ts'

const tab = ({ at }: Scene) => `${at.matter}/status`

async function follow(scene: Scene, from: string, selector: string): Promise<void> {
  await scene.go(from)
  const href = await scene.page.locator(`main ${selector}`).first().getAttribute('href')
  if (!href) throw new Error(`${from} has no ${selector}`)
  await scene.go(href)
}

/** Writes an update in both languages, as far as its form. */
async function write(scene: Scene): Promise<void> {
  await scene.go(tab(scene))
  const { page } = scene
  await page.locator('#write').evaluate((write) => {
    for (const folded of write.querySelectorAll('details')) folded.open = true
  })
  await page.fill('[name=happened-fr]', 'Le juge a entendu les deux parties. Il a pris la cause en délibéré.')
  await page.fill('[name=next-fr]', 'Le jugement arrive d’habitude en quatre à six semaines.')
  await page.locator('[name=lookAgainOn]').first().fill(inDays(20))
}

function inDays(days: number): string {
  return Temporal.Now.plainDateISO().add({ days }).toString()
}

/** Where a matter stands, as the firm writes it and as the client reads it. */
export const STATUS_PAGES: readonly PageState[] = [
  {
    name: 'status',
    route: '/firm/matters/:matterId/status',
    who: 'owner',
    show: (scene) => scene.go(tab(scene)),
  },
  {
    name: 'status-empty',
    route: '/firm/matters/:matterId/status',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/status`),
  },
  {
    name: 'status-refused',
    route: '/firm/matters/:matterId/status',
    who: 'owner',
    show: async (scene) => {
      await scene.go(tab(scene))
      await submit(scene, '#write .form-actions button')
    },
    complains: /422/,
  },
  {
    name: 'status-preview',
    route: '/firm/matters/:matterId/status',
    who: 'owner',
    show: async (scene) => {
      await write(scene)
      await submit(scene, '#write .form-actions button')
    },
  },
  {
    name: 'update-add',
    route: '/firm/matters/:matterId/updates/:updateId',
    who: 'owner',
    show: (scene) => follow(scene, tab(scene), '#past a[href*="/updates/"]'),
  },
  {
    name: 'update-correct',
    route: '/firm/matters/:matterId/updates/:updateId',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.emptyMatter}/status`)
      await submit(scene, '#heartbeat form button')
      await follow(scene, `${scene.at.emptyMatter}/status`, '#past a[href*="/updates/"]')
    },
  },
  {
    name: 'stages',
    route: '/firm/matters/:matterId/stages',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/stages`),
  },
  {
    name: 'stage-edit',
    route: '/firm/matters/:matterId/stages/:stageId',
    who: 'owner',
    show: (scene) => follow(scene, `${scene.at.matter}/stages`, '.rows a[href*="/stages/"]'),
  },
  {
    name: 'stage-begin',
    route: '/firm/matters/:matterId/stages/:stageId/beginning',
    who: 'owner',
    show: (scene) => follow(scene, tab(scene), 'a[href$="/beginning"]'),
  },
  {
    name: 'team',
    route: '/firm/matters/:matterId/team',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/team`),
  },
  {
    name: 'stage-templates',
    route: '/firm/settings/stages',
    who: 'owner',
    show: ({ go }) => go('/firm/settings/stages'),
  },
  {
    name: 'stage-template',
    route: '/firm/settings/stages/:templateKey',
    who: 'owner',
    show: ({ go }) => go('/firm/settings/stages/purchase'),
  },
  {
    name: 'stage-template-stage',
    route: '/firm/settings/stages/:templateKey/:stageKey',
    who: 'owner',
    show: ({ go }) => go('/firm/settings/stages/purchase/opening'),
  },
  {
    name: 'client-updates',
    route: '/portal/matters/:matterId/updates',
    who: 'client',
    show: ({ go, at }) => go(`${at.matter.replace('/firm/', '/portal/')}/updates`),
  },
  {
    name: 'client-update',
    route: '/portal/matters/:matterId/updates/:updateId',
    who: 'client',
    show: async (scene) => {
      const list = `${scene.at.matter.replace('/firm/', '/portal/')}/updates`
      await scene.go(list)
      const id = await scene.page.locator('main .updates > li').first().getAttribute('id')
      await scene.go(`${list}/${id?.replace('update-', '')}`)
    },
  },
]
