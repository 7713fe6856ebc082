/** What the process answers with when it ends; scripts and the systemd unit rely on these numbers. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  rollback: 4,
  integrity: 5,
  locked: 6,
  partial: 10,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Something the administrator asked for is not done, and nothing was changed. The message is for them to read. */
export class Refusal extends Error {
  constructor(
    sentence: string,
    readonly exitCode: ExitCode = EXIT.refused,
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}
