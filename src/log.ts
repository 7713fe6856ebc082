type Level = 'info' | 'warn' | 'error'

/** One JSON line per fact. Never names, file names, tokens or addresses of people: ids only. */
export type Log = (level: Level, message: string, facts?: Record<string, unknown>) => void

export const logToStdout: Log = (level, message, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`)
}
