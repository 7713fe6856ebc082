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
  'config check': {
    summary: 'check the configuration and explain every value',
    load: async () => (await import('./config-check.ts')).configCheck,
  },
  'audit verify': {
    summary: 'follow the chain of the event log and name the first event that was tampered with',
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
}
