import { type BinderReport, verifyBinder } from '../binder/verify.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Command } from './command.ts'
import { readGivenFile } from './given-file.ts'
import { progressInBytes } from './progress.ts'

export const binderVerify: Command = {
  words: 'FILE',
  about:
    'Checks a binder’s zip without a portal: the firm’s signature over its manifest, and the SHA-256 of every file in it.\n' +
    'It names what is missing, changed or added. Nothing is unpacked, and a zip that could harm whoever unpacks it is\n' +
    'refused. With --certificate, the firm’s certificate as it was kept elsewhere, it also shows who made the binder;\n' +
    'without, compare the fingerprint that it prints with one you trust.\n' +
    'Exit code 0: whole. 3: this is no binder. 5: it is not as it was made.',
  flags: {
    certificate: { type: 'string', hint: 'FIRM.asc', about: 'The firm’s certificate, kept elsewhere.' },
  },
  run: async ({ flags, words }, output) => {
    const [path, ...more] = words
    if (path === undefined || more.length > 0)
      throw new Refusal('Name one binder: binder verify FILE.', EXIT.usage)
    const progress = progressInBytes('read', output)
    const certificate = typeof flags.certificate === 'string' ? readGivenFile(flags.certificate) : undefined
    const report = await verifyBinder(path, { progress, ...(certificate !== undefined && { certificate }) })
    output.result({ ...report }, sentences(report).join('\n'))
    return report.ok ? EXIT.ok : EXIT.integrity
  },
}

function sentences({ signature, made, key, certificateFrom, ...report }: BinderReport): string[] {
  const whose =
    certificateFrom === 'given'
      ? `Key: ${key}`
      : [
          `Key: ${key} (from the binder itself)`,
          'This does NOT show who made it: anybody can enclose a certificate of their own. Compare the key with one you',
          'trust, or name the firm’s certificate, kept elsewhere, with --certificate.',
        ].join('\n')
  if (signature === 'bad' || !made)
    return ['NOT signed by the holder of this certificate, or its manifest was changed.', whose]
  const list = (word: string, paths: readonly string[]) => paths.map((path) => `${word} ${path}`)
  return [
    `${made.firm.name}, matter ${made.matter.number}, made ${made.madeAt} for ${made.for.name}.`,
    report.ok
      ? `Whole: ${report.files} files, ${report.bytes} bytes.`
      : `NOT whole: ${report.missing.length} missing, ${report.changed.length} changed, ${report.added.length} added.`,
    ...list('missing', report.missing),
    ...list('changed', report.changed),
    ...list('added  ', report.added),
    ...report.unreadable.map(
      ({ fileName, version }) =>
        `The portal could not read ${fileName}, version ${version}: it was never in this binder.`,
    ),
    whose,
  ]
}
