import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { EXIT, Refusal } from '../installation/refusal.ts'

/** In octets: far more than a year of saved mails. */
const AT_MOST = 64 * 2 ** 20
/** A pipe put in a file's place would be waited for without end. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK

/** A text file that the administrator named. Throws a `Refusal` that says what is wrong with it. */
export function readGivenFile(path: string): string {
  const file = opened(path)
  try {
    const found = fstatSync(file)
    if (found.isDirectory()) throw refused(`${path} is a directory, not a file.`)
    if (!found.isFile()) throw refused(`${path} is a pipe or a device, not a file.`)
    if (found.size > AT_MOST)
      throw refused(`${path} is larger than ${AT_MOST / 2 ** 20} MiB: another file is meant.`)
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof Refusal ? error : refused(`${path} cannot be read (${codeOf(error)}).`)
  } finally {
    closeSync(file)
  }
}

function opened(path: string): number {
  try {
    return openSync(path, WITHOUT_WAITING)
  } catch (error) {
    const code = codeOf(error)
    throw refused(code === 'ENOENT' ? `${path} is not there.` : `${path} cannot be read (${code}).`)
  }
}

const refused = (sentence: string) => new Refusal(sentence, EXIT.usage)
const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
