import { countEn } from '../../views/text/plural.ts'
import type { Recovered, RecoveredDocument, RecoveredMatter } from '../recovery/recover.ts'
import type { OpenedCopy } from '../vault/offline/keyring-copy.ts'

type Fault = Exclude<RecoveredDocument['fate'], 'written' | 'already-there'>

const FAULTS: Record<Fault, string> = {
  damaged: 'is damaged in the backup',
  missing: 'is missing from the backup',
  'in-the-way': 'was not written: another file is in its place',
  unreadable: 'could not be read or written',
}

/** Everything that is not destroyed came out. */
export function isComplete({ matters }: Recovered): boolean {
  return matters.every(
    ({ listed, opened, documents }) =>
      (opened !== null || listed.state.kind === 'destroyed') && documents.every((one) => !faultOf(one)),
  )
}

export function recoveredAsJson({ snapshot, backup, out, matters }: Recovered, list: string) {
  const documents = matters.flatMap((matter) => matter.documents)
  const failed = documents.flatMap((one) => {
    const fault = faultOf(one)
    return fault ? [{ id: one.document.versionId, path: one.path, fault }] : []
  })
  return {
    snapshot,
    takenAt: backup.takenAt,
    firm: backup.firmName,
    isSigned: backup.isSigned,
    ...{ out: out.path, list },
    written: documents.filter(({ fate }) => fate === 'written').length,
    alreadyThere: documents.filter(({ fate }) => fate === 'already-there').length,
    failed,
    closedMatters: matters.filter(({ opened }) => !opened).map(closedAsJson),
  }
}

function closedAsJson({ listed: { id, number, state, documents } }: RecoveredMatter) {
  const destroyedAt = state.kind === 'destroyed' ? new Date(state.destroyedAt).toISOString() : null
  return { id, number, documents, reason: reasonOf(state.kind), destroyedAt }
}

export function recoveredInWords(recovered: Recovered, list: string): string {
  const { written, alreadyThere, failed, isSigned, closedMatters } = recoveredAsJson(recovered, list)
  return [
    `${countEn(written, 'document was', 'documents were')} written, each checked to the last byte.`,
    ...(alreadyThere > 0 ? [`${countEn(alreadyThere, 'was', 'were')} there already, whole.`] : []),
    ...failed.map(({ path, id, fault }) => `NOT RECOVERED: ${path} (${id}) ${FAULTS[fault]}.`),
    ...closedMatters.map(({ number, documents, reason, destroyedAt }) =>
      destroyedAt
        ? `Matter ${number} was destroyed on ${destroyedAt.slice(0, 10)}: ${countEn(documents, 'document', 'documents')} cannot be read any more.`
        : `NOT RECOVERED: matter ${number}: ${SENTENCES[reason]}`,
    ),
    ...(isSigned
      ? []
      : [
          'The signature of the firm on this snapshot could not be confirmed. Each document was checked by itself; dates and the list may have been changed.',
        ]),
    '',
    `Open ${list} to find them.`,
    'These files are readable by whoever has them: keep them where only you can.',
  ].join('\n')
}

export function copyInWords(
  { installId, generation }: OpenedCopy,
  matters: readonly { id: string; destroyed: boolean; opens: boolean }[],
): string {
  const live = matters.filter(({ destroyed }) => !destroyed)
  const bad = live.filter(({ opens }) => !opens)
  return [
    `The recovery key opens this copy (portal ${installId}, root key ${generation}): the keys of ${live.length - bad.length} of ${countEn(live.length, 'matter', 'matters')}.`,
    ...bad.map(({ id }) => `The keys of ${id} are damaged in this copy.`),
    ...matters.filter(({ destroyed }) => destroyed).map(({ id }) => `${id} was destroyed.`),
    'Names and documents are in a backup: name it with --backup, and a directory with --out.',
  ].join('\n')
}

type Reason = 'destroyed' | 'no-key' | 'damaged-keys'

const SENTENCES: Record<Reason, string> = {
  destroyed: 'it was destroyed.',
  'no-key': 'this copy of the keyring has no key for it. Use a newer copy.',
  'damaged-keys': 'its keys are damaged in this copy of the keyring. Use another copy.',
}

function reasonOf(kind: RecoveredMatter['listed']['state']['kind']): Reason {
  if (kind === 'destroyed') return 'destroyed'
  return kind === 'unknown' ? 'no-key' : 'damaged-keys'
}

function faultOf({ fate }: RecoveredDocument): Fault | null {
  return fate === 'written' || fate === 'already-there' ? null : fate
}
