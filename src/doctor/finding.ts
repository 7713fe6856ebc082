/** `warning`: it works, and somebody should act. `skipped`: it could not be examined from here. */
export type Finding = {
  check: string
  state: 'ok' | 'warning' | 'failed' | 'skipped'
  /** What is so, and what to do. */
  sentence: string
}
