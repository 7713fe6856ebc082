import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, withOrigin } from '../../src/config.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { createDataDirectory } from '../../src/installation/init.ts'
import { unsubscribeAddress } from '../../src/preferences/unsubscribe-token.ts'
import { demoClock } from './clock.ts'
import { FIRM, STAFF } from './firm.ts'
import { openDemo } from './open.ts'
import { fillDemo } from './story.ts'

const DAYS_OF_STORY = 210
/** Who gets a link and a code to come in with. */
const INVITED = ['sophie', 'mireille', 'marie', 'luc', 'nathalie']

/** `npm run demo [-- --into FOLDER --port N --json]`: a filled portal in FOLDER, and how to come in. */
const { values } = parseArgs({
  options: {
    into: { type: 'string', default: 'demo' },
    port: { type: 'string', default: '8080' },
    json: { type: 'boolean', default: false },
  },
})
const folder = resolve(values.into)
if (existsSync(folder)) {
  console.error(`${folder} is there already. Delete it first, or name another folder with --into.`)
  process.exit(3)
}
mkdirSync(folder, { recursive: true, mode: 0o700 })
const environment = {
  VESTIBULE_DATA: join(folder, 'data'),
  VESTIBULE_UNLOCK_KEY_FILE: join(folder, 'keys', 'unlock.key'),
  VESTIBULE_PORT: values.port,
}
const config = withOrigin(
  readConfig({ flags: {}, environment, directory: folder }).config,
  Number(values.port),
)
const [owner] = STAFF
if (!owner) throw new Error('the demonstration firm has no owner')

const clock = demoClock(DAYS_OF_STORY)
const made = await createDataDirectory({
  config,
  holding: { kind: 'key-file', file: config.unlockKeyFile },
  recoveryKeyFile: join(folder, 'keys', 'recovery.asc'),
  answers: { firm: FIRM, owner: { name: owner.name, email: owner.email, language: owner.language } },
  clock,
})
const deps = await openDemo(config, clock)
const people = await fillDemo(deps, made.ownerId)
const invitations = INVITED.map((key) => {
  const person = people.get(key)
  if (!person) throw new Error(`${key} is not in the demonstration firm`)
  const { link, code } = createEnrolment(deps, SYSTEM, person.id, { mail: false })
  const fewer = new URL(unsubscribeAddress(deps, { personId: person.id, language: person.language }))
  // Without the language of the mail, so that the page can be looked at in both.
  const fewerMails = `${fewer.pathname}?token=${fewer.searchParams.get('token')}`
  return { name: person.name, role: person.role, link, code, fewerMails }
})
deps.db.close()
if (values.json) console.log(JSON.stringify({ folder, environment, invitations }))
else console.log(inWords())

function inWords(): string {
  const doors = invitations.map(
    ({ name, role, link, code }) => `  ${name} (${role})\n    ${link}\n    code ${code}\n`,
  )
  const settings = Object.entries(environment).map(([name, value]) => `${name}='${value}'`)
  return `The demonstration firm is in ${folder}. Start it:

  ${settings.join(' \\\n  ')} \\
  node_modules/.bin/bun src/main.ts serve

Then open a link, each in a browser profile of its own, and type its code:

${doors.join('\n')}`
}
