import { tmpdir } from 'node:os'
import { cleanEnvironment, EXECUTABLE } from './executable.ts'

export type Typist = {
  /** Resolves when this was written on the terminal. */
  sees(text: string): Promise<void>
  type(line: string): void
  readonly exited: Promise<number>
  /** Everything that was on the terminal. */
  screen(): string
}

/** The executable at a real terminal (a pseudo-terminal of the kernel), for what it asks people. */
export function atTerminal(args: string[], environment: Record<string, string | undefined>): Typist {
  let screen = ''
  const waiting = new Set<() => void>()
  const child = Bun.spawn([EXECUTABLE, ...args], {
    cwd: tmpdir(),
    env: { ...cleanEnvironment(), ...environment },
    terminal: {
      data: (_terminal, data) => {
        screen += new TextDecoder().decode(data)
        for (const look of waiting) look()
      },
    },
  })
  return {
    screen: () => screen,
    exited: child.exited,
    type: (line) => child.terminal?.write(`${line}\r`),
    sees: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!screen.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void child.exited.then(() => reject(new Error(`ended before "${text}" was written:\n${screen}`)))
      }),
  }
}
