import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readCertificates } from '#kit/certificate.ts'
import { ChangingFiles } from '#kit/changing-file.ts'
import type { Settings } from '#model/settings.ts'
import { BadSettings, firstLineOf } from './fault.ts'

/** The contents of the files of mutual TLS. */
export interface TlsMaterial {
  /** The certificate chain and private key of the listener, as PEM; nothing when there is none. */
  readonly pair: { readonly cert: string; readonly key: string } | undefined
  /** The authorities that issue certificates to clients. */
  readonly authorities: readonly X509Certificate[]
}
type FileSetting = 'mtls.certificate_path' | 'mtls.key_path' | 'mtls.authorities_path'

const [MOST, LARGEST] = [3, 1_048_576]
/** How often the files are checked for changes, in milliseconds. */
const LOOK = 10_000

/** Checks that a key belongs to a certificate: otherwise the fault would show at the first handshake only. @throws {Error} */
function keyOf(cert: string, key: string): string {
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) throw new Error('it is the key of another certificate')
  return key
}

/** Reads the files that the settings name. @throws {BadSettings} */
async function readMaterial(settings: Settings, files: ChangingFiles): Promise<TlsMaterial> {
  async function of<T>(setting: FileSetting, parse: (text: string) => T): Promise<T | undefined> {
    const path = settings[setting]
    if (path === undefined) return undefined
    try {
      const text = await files.read(path)
      if (text === undefined) throw new Error('there is no such file')
      return parse(text)
    } catch (error) {
      throw new BadSettings([`${setting}: ${path} cannot be used: ${firstLineOf(error)}.`])
    }
  }
  const authorities = (await of('mtls.authorities_path', readCertificates)) ?? []
  if (settings['mtls.port'] === 0) return { pair: undefined, authorities }
  const cert = (await of('mtls.certificate_path', (text) => text)) ?? ''
  const key = (await of('mtls.key_path', (text) => keyOf(cert, text))) ?? ''
  return { pair: { cert, key }, authorities }
}

/** The files of mutual TLS, read again when they change (a hot reload), so that a certificate is renewed without a restart. */
export interface TlsFiles {
  current(): TlsMaterial
  /** Calls back with the contents after each change. While a file is unusable, the contents before remain. */
  watch(changed: (material: TlsMaterial) => void): void
  stop(): void
}

interface Watching {
  readonly warn: (sentence: string) => void
  /** Milliseconds. */
  readonly every?: number
}

/** @throws {BadSettings} when a file cannot be read, or is not what its setting says. */
export async function openTlsFiles(settings: Settings, { warn, every = LOOK }: Watching): Promise<TlsFiles> {
  const files = new ChangingFiles(MOST, LARGEST)
  let material = await readMaterial(settings, files)
  let last = fingerprint(material)
  let timer: NodeJS.Timeout | undefined
  async function look(changed: (material: TlsMaterial) => void): Promise<void> {
    const found = await readMaterial(settings, files)
    if (fingerprint(found) === last) return
    material = found
    last = fingerprint(found)
    changed(found)
  }
  return {
    current: () => material,
    watch(changed) {
      timer = setInterval(() => look(changed).catch((error) => warn(firstLineOf(error))), every)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}

const fingerprint = ({ pair, authorities }: TlsMaterial): string =>
  JSON.stringify([pair?.cert, pair?.key, authorities.map(({ fingerprint256 }) => fingerprint256)])
