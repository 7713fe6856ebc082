import { join } from 'node:path'

/** Makes NAME.crt and NAME.key in `folder`: self-signed for localhost, with NAME as its common name. */
export function makeCertificate(folder: string, name: string): void {
  const { success, stderr } = Bun.spawnSync([
    ...['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`), '-days', '30'],
    ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
  ])
  if (!success) throw new Error(`openssl: ${stderr}`)
}
