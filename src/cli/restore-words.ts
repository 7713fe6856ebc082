import { countEn } from '../../views/text/plural.ts'
import { inBytes } from '../backup/words.ts'
import type { Config } from '../config.ts'
import type { RestorePlan } from '../restore/plan.ts'
import type { Restored } from '../restore/restore.ts'
import { utcMinute } from './person-words.ts'

/** What is shown before anything is restored. */
export function planInWords({ data }: Config, plan: RestorePlan): string {
  const { counts, files } = plan
  return [
    `Restore into ${data}:`,
    `  snapshot ${plan.snapshot}, taken ${utcMinute(plan.takenAt)} by release ${plan.program}${plan.isNewest ? '' : ' (NOT the newest in this backup)'}`,
    `  ${countEn(counts.matters, 'matter', 'matters')}, ${countEn(counts.documents, 'document', 'documents')} in ${countEn(files.count, 'file', 'files')} (${inBytes(files.bytes)}), ${countEn(counts.persons, 'person', 'people')}`,
    `  the last thing it knows happened ${plan.lastEventAt ? utcMinute(plan.lastEventAt) : 'never'}`,
    ...differences(plan),
    'Everybody must sign in again; open invitations and unfinished uploads end.',
  ].join('\n')
}

/** Where the backup and the copy of the keyring are not of one time. */
function differences(plan: RestorePlan): string[] {
  const { keyring, backup } = plan
  const said: [unknown, string][] = [
    [
      keyring.generation > backup.generation,
      'The keyring had its root key changed after this backup (a matter destroyed, or keys rotated).',
    ],
    [
      keyring.generation < backup.generation,
      'The copy of the keyring is OLDER than the backup: it has keys that were destroyed since.',
    ],
    [
      plan.destroyedMatters.length,
      `${countEn(plan.destroyedMatters.length, 'matter was', 'matters were')} destroyed since and so it stays.`,
    ],
    [
      plan.destroyedAgain.length,
      `${countEn(plan.destroyedAgain.length, 'matter was', 'matters were')} destroyed before the backup: the keys in this copy are destroyed again.`,
    ],
    [
      plan.disabledPersons.length,
      `${countEn(plan.disabledPersons.length, 'person was', 'people were')} disabled since and so it stays.`,
    ],
    [
      plan.lostMatters.length,
      `Opened after the backup and NOT in it: ${countEn(plan.lostMatters.length, 'matter', 'matters')}.`,
    ],
    [
      plan.unopenableMatters.length,
      `Without keys in this copy of the keyring, not to be opened: ${countEn(plan.unopenableMatters.length, 'matter', 'matters')}.`,
    ],
    [
      plan.damaged.length,
      `Damaged when the backup was taken: ${countEn(plan.damaged.length, 'document', 'documents')}.`,
    ],
  ]
  return said.flatMap(([holds, sentence]) => (holds ? [`  ${sentence}`] : []))
}

/** What was done, and what an administrator does next. */
export function restoredInWords({ data, unlockKeyFile }: Config, restored: Restored): string {
  const { plan, ended, damagedDocuments, proven, hasNewUnlockKey } = restored
  return [
    `The portal of ${utcMinute(plan.takenAt)} is in ${data}. One document of each matter was opened as a proof (${proven}).`,
    ...damagedDocuments.map(
      ({ id, kind }) => `  NOT restored, damaged in the backup: document version ${id} (${kind})`,
    ),
    `Ended: ${countEn(ended.sessions, 'session', 'sessions')}, ${countEn(ended.enrolments, 'invitation', 'invitations')}, ${countEn(ended.uploads, 'unfinished upload', 'unfinished uploads')}.`,
    '',
    'What to do next:',
    ...numbered([
      ...(hasNewUnlockKey
        ? [
            `Keep a copy of the new unlock key ${unlockKeyFile} away from this machine. The old one opens nothing here.`,
          ]
        : []),
      `Start it: vestibule serve --data ${data} --unlock-key-file ${unlockKeyFile} (with your configuration file).`,
      `Sign in with your passkey, and tell the firm what is lost: everything after ${plan.lastEventAt ? utcMinute(plan.lastEventAt) : 'the beginning'}.`,
      'Invite again whoever had an open invitation: vestibule person invite (vestibule person list shows who never signed in).',
      'Make a backup, and hand out new copies of the keyring: vestibule keyring export.',
      'Tell the witnesses of the log: what they keep from after the backup no longer fits, and the log says why.',
    ]),
  ].join('\n')
}

const numbered = (steps: string[]) => steps.map((step, index) => `  ${index + 1}. ${step}`)
