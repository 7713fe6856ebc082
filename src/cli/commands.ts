import type { Entry } from './command.ts'

// Each command is loaded when it is called, so that none pays for what another imports.

export const commands: Record<string, Entry> = {
  init: {
    summary: 'make a data directory with its keys, the firm and the first owner',
    load: async () => (await import('./init.ts')).init,
  },
  serve: {
    summary: 'run the portal',
    load: async () => (await import('./serve.ts')).serve,
  },
  unlock: {
    summary: 'give the passphrase to a server that waits for it',
    load: async () => (await import('./unlock.ts')).unlock,
  },
  'person invite': {
    summary: 'add somebody, or give somebody a new link and code',
    load: async () => (await import('./person-invite.ts')).personInvite,
  },
  'person list': {
    summary: 'list people and whether they can sign in',
    load: async () => (await import('./person-list.ts')).personList,
  },
  'person disable': {
    summary: 'close the portal to somebody at once',
    load: async () => (await import('./person-status.ts')).personDisable,
  },
  'person enable': {
    summary: 'open the portal to somebody again',
    load: async () => (await import('./person-status.ts')).personEnable,
  },
  'matter close plan': {
    summary: "plan the closing of a matter's portal, or show what is planned",
    load: async () => (await import('./matter-close.ts')).matterClosePlan,
  },
  'matter close call-off': {
    summary: "call the planned closing of a matter's portal off",
    load: async () => (await import('./matter-close.ts')).matterCloseCallOff,
  },
  'matter close commit': {
    summary: "close a matter's portal at once",
    load: async () => (await import('./matter-close.ts')).matterCloseCommit,
  },
  'matter hold': {
    summary: 'place a legal hold: nothing of the matter is destroyed while it stands',
    load: async () => (await import('./matter-hold.ts')).matterHold,
  },
  'matter release': {
    summary: 'lift the legal holds on a matter',
    load: async () => (await import('./matter-hold.ts')).matterRelease,
  },
  'retention due': {
    summary: 'list the closed matters that no longer have to be kept',
    load: async () => (await import('./retention-due.ts')).retentionDue,
  },
  'matter reopen': {
    summary: 'open a read-only or closed matter again',
    load: async () => (await import('./matter-reopen.ts')).matterReopen,
  },
  'matter rekey': {
    summary: 'make new keys for a matter and seal everything in it anew',
    load: async () => (await import('./matter-rekey.ts')).matterRekey,
  },
  doctor: {
    summary: 'examine what should be known before the day it is needed',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  'key rewrap': {
    summary: 'hold the unlock secret in another way, or make a new one',
    load: async () => (await import('./key-rewrap.ts')).keyRewrap,
  },
  'keyring export': {
    summary: 'put a numbered copy of the keyring onto a stick',
    load: async () => (await import('./keyring-export.ts')).keyringExport,
  },
  'keyring list': {
    summary: 'list the copies of the keyring and what each is worth',
    load: async () => (await import('./keyring-list.ts')).keyringList,
  },
  'keyring attest': {
    summary: 'record that a copy of the keyring was destroyed',
    load: async () => (await import('./keyring-attest.ts')).keyringAttest,
  },
  'keyring rotate': {
    summary: 'give the keyring a new root key',
    load: async () => (await import('./keyring-rotate.ts')).keyringRotate,
  },
  'recovery init': {
    summary: 'make a new recovery key',
    load: async () => (await import('./recovery-init.ts')).recoveryInit,
  },
  'recovery test': {
    summary: 'prove the recovery key against the present keyring',
    load: async () => (await import('./recovery-test.ts')).recoveryTest,
  },
  'matter destroy': {
    summary: 'show how far the destruction of a matter has come, and finish one that was stopped on the way',
    load: async () => (await import('./matter-destroy.ts')).matterDestroy,
  },
  'config check': {
    summary: 'check the configuration and explain every value',
    load: async () => (await import('./config-check.ts')).configCheck,
  },
  'audit verify': {
    summary: 'follow the chain of the event log and name the first event that was tampered with',
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  'backup prove': {
    summary: 'restore the newest snapshot as a trial and say whether it is whole and opens',
    load: async () => (await import('./backup-prove.ts')).backupProve,
  },
  restore: {
    summary: 'make a portal out of a backup and a copy of its keyring',
    load: async () => (await import('./restore.ts')).restore,
  },
  licenses: {
    summary: 'print the licences of everything inside this executable',
    load: async () => (await import('./licenses.ts')).licenses,
  },
  rollback: {
    summary: 'take the last upgrade back',
    load: async () => (await import('./rollback.ts')).rollback,
  },
  'recovery open': {
    summary: 'write the documents of a backup as plain files, with the recovery key and without a portal',
    load: async () => (await import('./recovery-open.ts')).recoveryOpen,
  },
  'receipt verify': {
    summary: 'check a signed receipt, and the document it is of, without a portal',
    load: async () => (await import('./receipt-verify.ts')).receiptVerify,
  },
  'backup create': {
    summary: 'add a snapshot of the portal to a backup, while the server runs',
    load: async () => (await import('./backup-create.ts')).backupCreate,
  },
  'backup list': {
    summary: 'list the snapshots in a backup',
    load: async () => (await import('./backup-list.ts')).backupList,
  },
  'backup prune': {
    summary: 'remove snapshots that no rule keeps, and documents that no snapshot names',
    load: async () => (await import('./backup-prune.ts')).backupPrune,
  },
  'backup verify': {
    summary: 'check that a backup is whole',
    load: async () => (await import('./backup-verify.ts')).backupVerify,
  },
  'matter export': {
    summary: 'write all of a matter, or what one client would take home, into a zip',
    load: async () => (await import('./matter-export.ts')).matterExport,
  },
  'binder verify': {
    summary: 'check a binder without a portal, and name what is missing, changed or added',
    load: async () => (await import('./binder-verify.ts')).binderVerify,
  },
}
