import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/** For what can wait: people who wait for pages go first. */
const LATER = 10

/** Of this thread, and of those that it starts. */
export function stepBack(): void {
  setPriorityOf(0)
}

/** Of the whole process. Linux keeps a priority for each thread, and a process begins with a handful of them. */
export function stepBackWhole(): void {
  stepBack()
  for (const thread of threadsOfThis()) setPriorityOf(thread)
}

function threadsOfThis(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    return [] // not Linux: there the priority is the process's
  }
}

function setPriorityOf(thread: number): void {
  try {
    setPriority(thread, LATER)
  } catch {
    // The unit file forbids it, or the thread has ended; the work is done all the same.
  }
}
