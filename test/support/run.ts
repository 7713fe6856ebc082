/** Runs a program of this machine to its end. Throws with what it said when it fails. */
export async function run(...command: string[]) {
  const child = Bun.spawn(command, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')}: ${said}`)
}
