/** True once Ctrl-C or SIGTERM asked this command to end; it ends where it leaves nothing half done. */
export function untilStopped(): () => boolean {
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isStopped = true
    })
  return () => isStopped
}
