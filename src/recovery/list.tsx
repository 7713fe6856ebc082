import { type ListedMatter, RecoveredDocuments, type RecoveredList } from '../../views/recovery/list.tsx'
import type { Recovered, RecoveredDocument, RecoveredMatter } from './recover.ts'

/** What `recovery open` leaves beside the documents for whoever looks at them. */
export function recoveredContent({ backup, matters }: Recovered): string {
  const { firmName, takenAt, timeZone, isSigned } = backup
  const list: RecoveredList = { firmName, takenAt, timeZone, isSigned, matters: matters.map(listed) }
  return (<RecoveredDocuments list={list} />).toString()
}

function listed({ listed: { number, state }, opened, documents }: RecoveredMatter): ListedMatter {
  return {
    number,
    title: opened?.title ?? null,
    closed: opened ? null : closedBy(state),
    documents: documents.map(listedDocument),
  }
}

function closedBy(state: RecoveredMatter['listed']['state']): ListedMatter['closed'] {
  if (state.kind === 'destroyed') return { kind: 'destroyed', at: new Date(state.destroyedAt).toISOString() }
  return { kind: state.kind === 'unknown' ? 'unknown' : 'damagedKeys' }
}

function listedDocument({ path, fate, document }: RecoveredDocument): ListedMatter['documents'][number] {
  const { uploadedAt, byteSize, sha256 } = document
  const fault = fate === 'written' || fate === 'already-there' ? null : fate
  return { path, uploadedAt, byteSize, sha256, fault }
}
