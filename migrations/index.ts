import init from './0001_init.sql' with { type: 'text' }

export type Migration = { name: string; sql: string }

/** Applied in this order, once each. Append only: never edit or reorder a released migration. */
export const migrations: readonly Migration[] = [{ name: '0001_init', sql: init }]
