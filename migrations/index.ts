import init from './0001_init.sql' with { type: 'text' }
import status from './0002_status.sql' with { type: 'text' }
import messages from './0003_messages.sql' with { type: 'text' }
import tasks from './0004_tasks.sql' with { type: 'text' }
import calendar from './0005_calendar.sql' with { type: 'text' }
import telling from './0006_telling.sql' with { type: 'text' }
import library from './0007_library.sql' with { type: 'text' }
import heard from './0008_heard.sql' with { type: 'text' }
import waiting from './0009_waiting.sql' with { type: 'text' }
import givenWith from './0010_given_with.sql' with { type: 'text' }

export type Migration = { name: string; sql: string }

/** Applied in this order, once each. Append only: never edit or reorder a released migration. */
export const migrations: readonly Migration[] = [
  { name: '0001_init', sql: init },
  { name: '0002_status', sql: status },
  { name: '0003_messages', sql: messages },
  { name: '0004_tasks', sql: tasks },
  { name: '0005_calendar', sql: calendar },
  { name: '0006_telling', sql: telling },
  { name: '0007_library', sql: library },
  { name: '0008_heard', sql: heard },
  { name: '0009_waiting', sql: waiting },
  { name: '0010_given_with', sql: givenWith },
]
