import { verify } from './cast.ts'
import type { PageState, Scene } from './page.ts'
import { beginSending } from './sending.ts'

const NOTHING = 'zzz-nothing'

export async function submit({ page }: Scene, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator(selector).first().click()])
}

/** Ticks what the list offers and sends it to a form that works on a selection. */
async function withSelection(scene: Scene, action: string): Promise<void> {
  await scene.go(scene.at.folder)
  for (const box of await scene.page.locator('main [name=document]').all()) await box.check()
  await submit(scene, `button[formaction$="${action}"]`)
}

/** What the firm does with its matters, people and log. */
export const FIRM_PAGES: readonly PageState[] = [
  { name: 'today', route: '/firm', who: 'owner', show: ({ go }) => go('/firm') },
  { name: 'today-assistant', route: '/firm', who: 'assistant', show: ({ go }) => go('/firm') },
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

/** One matter and what lies in it. */
export const MATTER_PAGES: readonly PageState[] = [
  {
    name: 'matter',
    route: '/firm/matters/:matterId',
    who: 'owner',
    show: ({ go, at }) => go(at.matter),
  },
  {
    name: 'matter-empty',
    route: '/firm/matters/:matterId',
    who: 'owner',
    show: ({ go, at }) => go(at.emptyMatter),
  },
  {
    name: 'matter-edit',
    route: '/firm/matters/:matterId/edit',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/edit`),
  },
  {
    name: 'members',
    route: '/firm/matters/:matterId/members',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/members`),
  },
  {
    name: 'member-new',
    route: '/firm/matters/:matterId/members/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/members/new`),
  },
  {
    name: 'member-edit',
    route: '/firm/matters/:matterId/members/:personId',
    who: 'owner',
    show: ({ go, at }) => go(at.member),
  },
  {
    name: 'matter-log',
    route: '/firm/matters/:matterId/log',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/log`),
  },
  {
    name: 'documents',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/documents`),
  },
  {
    name: 'documents-folder',
    route: '/firm/matters/:matterId/documents',
    who: 'assistant',
    show: ({ go, at }) => go(at.folder),
  },
  {
    name: 'documents-empty',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/documents`),
  },
  {
    name: 'documents-sending',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.emptyMatter}/documents`)
      await beginSending(scene)
    },
  },
  {
    name: 'documents-none-found',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/documents?q=${NOTHING}`),
  },
  {
    name: 'document-internal',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: ({ go, at }) => go(at.internal),
  },
  {
    name: 'document-shared',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: ({ go, at }) => go(at.shared),
  },
  {
    name: 'document-recalled',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: async ({ page, go, at }) => {
      await go(at.recalled)
      await page.locator('details.earlier > summary').click()
    },
  },
  {
    name: 'binder',
    route: '/firm/matters/:matterId/binder',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/binder`),
  },
  {
    name: 'receipt',
    route: '/firm/matters/:matterId/documents/:documentId/receipt',
    who: 'owner',
    show: ({ go, at }) => go(`${at.shared}/receipt`),
  },
  {
    name: 'receipt-print',
    route: '/firm/matters/:matterId/documents/:documentId/receipt',
    who: 'owner',
    show: ({ go, at }) => go(`${at.shared}/receipt`),
    isPrinted: true,
  },
  {
    name: 'move',
    route: '/firm/matters/:matterId/documents/moves/draft',
    who: 'owner',
    show: (scene) => withSelection(scene, '/moves/draft'),
  },
  {
    name: 'share',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: (scene) => withSelection(scene, '/shares/draft'),
  },
  {
    name: 'share-refused',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await withSelection(scene, '/shares/draft')
      await submit(scene, 'form[action$="/shares/preview"] .form-actions button')
    },
    complains: /422/,
  },
  {
    name: 'share-preview',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await withSelection(scene, '/shares/draft')
      await scene.page.locator('[name=person]').first().check()
      for (const field of await scene.page.locator('[name^=title-]:visible').all())
        if ((await field.inputValue()) === '') await field.fill('Votre convention, à relire · Your agreement')
      await submit(scene, 'form[action$="/shares/preview"] .form-actions button')
    },
  },
  {
    name: 'share-nobody',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await scene.go(scene.at.internal)
      await submit(scene, 'form[action$="/shares/draft"] button')
    },
  },
]
