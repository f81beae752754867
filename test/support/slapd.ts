import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { accessSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'ldapts'
import { COMMON_NAME, makeCertificate, SERVER_USE, type TestCertificate } from './certificates.ts'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './server.ts'

const PLACES = ['/usr/sbin/slapd', '/usr/libexec/slapd', '/usr/local/libexec/slapd']
const slapd = PLACES.find((path) => {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
})

/** The options of a test that needs a directory: without OpenLDAP it is skipped. */
export const withSlapd: { readonly skip: string | false } = { skip: slapd === undefined ? 'no slapd found' : false }

export const BASE = 'dc=harbour,dc=example'
export const SEARCHER = { ldap_bind_dn: `cn=admin,${BASE}`, ldap_bind_password: 'the secret of the searcher' }

/** An OpenLDAP of a test, on the loopback address. */
export interface Directory {
  readonly port: number
  readonly tlsPort: number
  /** PEM of the authority of its certificate, which names `localhost`. */
  readonly ca: string
  /** Changes the directory as its administrator. */
  admin<T>(work: (client: Client) => Promise<T>): Promise<T>
  stop(): void
}

const modules = ['/usr/lib/ldap', '/usr/libexec/openldap', '/usr/local/libexec/openldap'].find((path) => existsSync(path))
const schemas = ['/etc/ldap/schema', '/etc/openldap/schema'].find((path) => existsSync(path))

const configuration = (folder: string) => `
${['core', 'cosine', 'inetorgperson'].map((name) => `include ${schemas}/${name}.schema`).join('\n')}
${modules === undefined ? '' : `modulepath ${modules}\nmoduleload back_mdb`}
pidfile ${folder}/pid
TLSCertificateFile ${folder}/cert.pem
TLSCertificateKeyFile ${folder}/key.pem
TLSCACertificateFile ${folder}/ca.pem
database mdb
suffix "${BASE}"
rootdn "${SEARCHER.ldap_bind_dn}"
rootpw "${SEARCHER.ldap_bind_password}"
directory ${folder}/data
maxsize 10485760
`

/** A certificate of `localhost` and its authority. */
function certificates(): { readonly own: TestCertificate; readonly ca: TestCertificate } {
  const ca = makeCertificate({ subject: [[COMMON_NAME, 'Test authority']], authority: true })
  return { ca, own: makeCertificate({ subject: [[COMMON_NAME, 'localhost']], issuer: ca, names: { dns: 'localhost' }, use: SERVER_USE }) }
}

/** Starts an OpenLDAP with the entries of an LDIF text below its base. */
export async function startSlapd(ldif: string): Promise<Directory> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data'))
  const { own, ca } = certificates()
  for (const [name, text] of Object.entries({ 'cert.pem': own.pem, 'key.pem': own.key, 'ca.pem': ca.pem, 'slapd.conf': configuration(folder) }))
    writeFileSync(join(folder, name), text)
  const top = `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Harbour\ndc: harbour\n\n`
  const config = join(folder, 'slapd.conf')
  execFileSync('/usr/sbin/slapadd', ['-f', config], { input: top + ldif, stdio: ['pipe', 'ignore', 'ignore'] })
  const [port, tlsPort] = [await freePort(), await freePort()]
  const child: ChildProcess = spawn(slapd ?? '', ['-f', config, '-h', `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${tlsPort}`, '-d', '0'], { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  const admin: Directory['admin'] = async (work) => {
    const client = new Client({ url: `ldap://127.0.0.1:${port}`, timeout: 5000, connectTimeout: 5000 })
    try {
      await client.bind(SEARCHER.ldap_bind_dn, SEARCHER.ldap_bind_password)
      return await work(client)
    } finally {
      await client.unbind()
    }
  }
  for (let tries = 0; ; tries++) {
    try {
      await admin(async () => {})
      break
    } catch (error) {
      if (tries > 100) throw error
      await wait(50)
    }
  }
  return { port, tlsPort, ca: ca.pem, admin, stop: () => void child.kill('SIGKILL') }
}
