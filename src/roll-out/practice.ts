import { catalogues } from '../../views/text/catalogue.ts'
import { FirmAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { HEAD_SIZE, mediaTypeOf } from '../documents/media-type.ts'
import { getFirm } from '../firm/queries.ts'
import type { Texts } from '../languages/needed.ts'
import { createMatter } from '../matters/create.ts'
import { listNumbers } from '../matters/queries.ts'
import { joinMatter } from '../members/join.ts'
import { startThread } from '../messages/send.ts'
import { addPerson } from '../people/add.ts'
import { getPerson, listActivePersons } from '../people/queries.ts'
import { ROLE_OF_OPENER } from '../rights.ts'
import { shareDocuments } from '../shares/share.ts'
import { beginStage } from '../stages/begin.ts'
import { listStages } from '../stages/queries.ts'
import { setStages } from '../stages/set.ts'
import { receiveDocument } from '../uploads/receive.ts'
import type { StaffViewer } from '../viewer.ts'
import { markPractice, markPracticePerson } from './queries.ts'
import { findPractice } from './read.ts'

const NUMBERS = 'EX-'

/**
 * Opens a matter that is nobody's, for the firm to learn with, and returns its id; the one that is open already, if any.
 * Its client has the mailbox of whoever makes it, so that the mails a client gets come to them.
 */
export async function makePracticeMatter(deps: Deps, access: FirmAccess<'roll-out:manage'>): Promise<string> {
  const { viewer } = access
  const open = findPractice(deps, viewer)
  if (open) return open
  const clientId = addPracticeClient(deps, viewer)
  const matterId = await openMatter(deps, viewer, clientId)
  await fill(deps, viewer, { matterId, clientId })
  return matterId
}

const both = (of: (text: (typeof catalogues)['en']) => string): Texts => ({
  en: of(catalogues.en),
  fr: of(catalogues.fr),
})

function addPracticeClient(deps: Deps, viewer: StaffViewer): string {
  const { db, vault } = deps
  const { email, language } = getPerson(db, vault, viewer.personId)
  const { name } = catalogues[language].rollOut.practice
  return db
    .transaction(() => {
      const id = addPerson(deps, viewer, { kind: 'client', firmRole: null, name, email, language })
      markPracticePerson(db, id)
      return id
    })
    .immediate()
}

async function openMatter(deps: Deps, viewer: StaffViewer, clientId: string): Promise<string> {
  const { db, vault } = deps
  const { province } = getFirm(db, vault)
  const team = listActivePersons(db, vault, ['staff'])
  const answers = team.find(({ id, firmRole }) => id === viewer.personId && firmRole !== 'assistant')
  const responsible = answers ?? team.find(({ firmRole }) => firmRole === 'owner')
  const title = both(({ rollOut }) => rollOut.practice.clientTitle)
  const matterId = await createMatter(deps, FirmAccess.open(viewer, 'matters:create'), {
    number: nextNumber(deps),
    internalTitle: catalogues[viewer.language].rollOut.practice.internalTitle,
    clientTitleEn: title.en,
    clientTitleFr: title.fr,
    practiceArea: 'family',
    province,
    responsible: responsible?.id,
    client: [clientId],
  })
  db.transaction(() => {
    markPractice(db, matterId)
    for (const { id, firmRole } of team)
      if (firmRole && id !== viewer.personId && id !== responsible?.id)
        joinMatter(deps, viewer, { matterId, personId: id, role: ROLE_OF_OPENER[firmRole] })
  }).immediate()
  return matterId
}

function nextNumber({ db }: Deps): string {
  const taken = new Set(listNumbers(db, NUMBERS))
  for (let n = 1; ; n += 1) if (!taken.has(`${NUMBERS}${n}`)) return `${NUMBERS}${n}`
}

/** A stage with what it asks, a document that is shared, and a message. */
async function fill(
  deps: Deps,
  viewer: StaffViewer,
  { matterId, clientId }: Record<'matterId' | 'clientId', string>,
) {
  const status = StaffAccess.open(deps, viewer, matterId, 'status:edit')
  setStages(deps, status, 'family')
  const [first] = listStages(deps.db, deps.vault, status)
  if (first) {
    const all = (things: readonly unknown[]) => things.map((_, n) => n)
    beginStage(deps, status, { stageId: first.id, tasks: all(first.tasks), requests: all(first.requests) })
  }
  await shareLetter(deps, viewer, { matterId, clientId })
  startThread(deps, StaffAccess.open(deps, viewer, matterId, 'messages:contribute'), {
    ...{
      id: Bun.randomUUIDv7(),
      participants: [clientId],
      addendumTo: null,
      titles: new Map(),
      isAttaching: false,
    },
    subject: both(({ rollOut }) => rollOut.practice.subject),
    body: both(({ rollOut }) => rollOut.practice.message),
  })
}

async function shareLetter(
  deps: Deps,
  viewer: StaffViewer,
  { matterId, clientId }: Record<'matterId' | 'clientId', string>,
): Promise<void> {
  const access = StaffAccess.open(deps, viewer, matterId, 'documents:edit')
  const { practice } = catalogues[viewer.language].rollOut
  const content = new TextEncoder().encode(practice.letter)
  const version = { matterId, versionId: Bun.randomUUIDv7(), byteSize: content.length }
  const { sessionKey } = await deps.vault.documents.begin(version)
  const incoming = await deps.vault.documents.resume({ ...version, sessionKey })
  await incoming.write(content)
  const fileName = practice.fileName
  const received = {
    ...{ id: version.versionId, documentId: null, folderId: null, folderPath: [], fileName },
    ...{ mediaType: mediaTypeOf(content.subarray(0, HEAD_SIZE), fileName), byteSize: content.length },
  }
  const documentId = await receiveDocument(deps, access, received, await incoming.finish())
  const title = both(({ rollOut }) => rollOut.practice.documentTitle)
  const words = { en: { title: title.en ?? '', note: null }, fr: { title: title.fr ?? '', note: null } }
  shareDocuments(deps, access, {
    personIds: [clientId],
    documents: [{ documentId, versionNumber: 1, words }],
  })
}
