import { type PageState, type Scene, submit } from './page.ts'

const portalOf = (path: string) => path.replace('/firm/', '/portal/')

async function followLink({ page, go }: Scene, from: string, selector: string): Promise<void> {
  await go(from)
  const href = await page.locator(`main ${selector}`).first().getAttribute('href')
  if (!href) throw new Error(`${from} has no ${selector}`)
  await go(href)
}

const openThread = (scene: Scene, base: string) => followLink(scene, `${base}/messages`, '.thread a')

/** Writes into the first conversation and goes on to correct what was written. */
async function correctOwn(scene: Scene, base: string, field: string): Promise<void> {
  await openThread(scene, base)
  await scene.page.fill(`[name=${field}]`, 'Merci beaucoup, et à mardi. Thank you, until Tuesday.')
  await submit(scene, '.compose button.filled')
  const href = await scene.page.locator('.message-acts a[href*="/messages/"]').last().getAttribute('href')
  await scene.go(href ?? '')
}

/** With a draft, and the place to add files to it open. */
async function attach(scene: Scene, base: string): Promise<void> {
  await openThread(scene, base)
  await submit(scene, 'button[name=attach]')
}

/** Writes beside a shared document, and goes on to correct it. */
async function correctComment(scene: Scene, document: string): Promise<void> {
  await scene.go(document)
  await scene.page.locator('#comments > details > summary').click()
  await scene.page
    .locator('#comments > details textarea:visible')
    .first()
    .fill('Est-ce que la clause 4 tient toujours? Does clause 4 stand?')
  await submit(scene, '#comments > details form button')
  await submit(scene, '#comment-list a[href*="/comments/"]')
}

async function copyNote(scene: Scene): Promise<void> {
  await followLink(scene, `${scene.at.matter}/notes`, 'a[href$="/copies"]')
}

/** What clients and the firm write to each other, and what the firm writes for itself. */
export const WRITTEN_PAGES: readonly PageState[] = [
  { name: 'messages-place', route: '/firm/messages', who: 'owner', show: ({ go }) => go('/firm/messages') },
  {
    name: 'messages',
    route: '/firm/matters/:matterId/messages',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/messages`),
  },
  {
    name: 'messages-empty',
    route: '/firm/matters/:matterId/messages',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/messages`),
  },
  {
    name: 'messages-found',
    route: '/firm/matters/:matterId/messages',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/messages?q=mardi`),
  },
  {
    name: 'message-new',
    route: '/firm/matters/:matterId/messages/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/messages/new`),
  },
  {
    name: 'message-new-refused',
    route: '/firm/matters/:matterId/messages/new',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.matter}/messages/new`)
      await submit(scene, '.compose button.filled')
    },
    complains: /422/,
  },
  {
    name: 'thread',
    route: '/firm/matters/:matterId/messages/:threadId',
    who: 'owner',
    show: (scene) => openThread(scene, scene.at.matter),
  },
  {
    name: 'thread-attaching',
    route: '/firm/matters/:matterId/messages/:threadId',
    who: 'owner',
    show: async (scene) => {
      await attach(scene, scene.at.matter)
      if ((await scene.page.locator('.attached').count()) === 0)
        await submit(scene, 'form[action$="/attachments"] button')
    },
  },
  {
    name: 'thread-participants',
    route: '/firm/matters/:matterId/messages/:threadId/participants',
    who: 'owner',
    show: async (scene) => {
      await openThread(scene, scene.at.matter)
      await submit(scene, 'main a[href$="/participants"]')
    },
  },
  {
    name: 'message-correct',
    route: '/firm/matters/:matterId/messages/:threadId/messages/:messageId',
    who: 'owner',
    show: (scene) => correctOwn(scene, scene.at.matter, 'body-fr'),
  },
  {
    name: 'notes',
    route: '/firm/matters/:matterId/notes',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/notes`),
  },
  {
    name: 'notes-empty',
    route: '/firm/matters/:matterId/notes',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/notes`),
  },
  {
    name: 'note-edit',
    route: '/firm/matters/:matterId/notes/:noteId',
    who: 'owner',
    show: (scene) => followLink(scene, `${scene.at.matter}/notes`, '.message-acts a:nth-child(2)'),
  },
  {
    name: 'note-copy',
    route: '/firm/matters/:matterId/notes/:noteId/copies',
    who: 'owner',
    show: copyNote,
  },
  {
    name: 'note-copy-preview',
    route: '/firm/matters/:matterId/notes/:noteId/copies/:step',
    who: 'owner',
    show: async (scene) => {
      await copyNote(scene)
      await scene.page.fill('[name=body-fr]', 'Nous regardons cela avec l’expert et vous revenons mardi.')
      await submit(scene, 'form[action$="/preview"] button.filled')
    },
  },
  {
    name: 'client-messages',
    route: '/portal/matters/:matterId/messages',
    who: 'client',
    show: ({ go, at }) => go(`${portalOf(at.matter)}/messages`),
  },
  {
    name: 'client-messages-empty',
    route: '/portal/matters/:matterId/messages',
    who: 'other client',
    show: ({ go, at }) => go(`${portalOf(at.emptyMatter)}/messages`),
  },
  {
    name: 'client-message-new',
    route: '/portal/matters/:matterId/messages/new',
    who: 'client',
    show: ({ go, at }) => go(`${portalOf(at.matter)}/messages/new`),
  },
  {
    name: 'client-message-new-refused',
    route: '/portal/matters/:matterId/messages/new',
    who: 'client',
    show: async (scene) => {
      await scene.go(`${portalOf(scene.at.matter)}/messages/new`)
      await submit(scene, '.compose button.filled')
    },
    complains: /422/,
  },
  {
    name: 'client-thread',
    route: '/portal/matters/:matterId/messages/:threadId',
    who: 'client',
    show: (scene) => openThread(scene, portalOf(scene.at.matter)),
  },
  {
    name: 'client-thread-attaching',
    route: '/portal/matters/:matterId/messages/:threadId',
    who: 'client',
    show: (scene) => attach(scene, portalOf(scene.at.matter)),
  },
  {
    name: 'client-message-correct',
    route: '/portal/matters/:matterId/messages/:threadId/messages/:messageId',
    who: 'client',
    show: (scene) => correctOwn(scene, portalOf(scene.at.matter), 'body'),
  },
  {
    name: 'comment-refused',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: async (scene) => {
      await scene.go(scene.at.shared)
      await scene.page.locator('#comments > details > summary').click()
      await submit(scene, '#comments > details form button')
    },
    complains: /422/,
  },
  {
    name: 'comment-correct',
    route: '/firm/matters/:matterId/comments/:commentId',
    who: 'owner',
    show: (scene) => correctComment(scene, scene.at.shared),
  },
  {
    name: 'client-comment-correct',
    route: '/portal/matters/:matterId/comments/:commentId',
    who: 'client',
    show: (scene) => correctComment(scene, portalOf(scene.at.shared)),
  },
]
