import { importJWK, type JWTHeaderParameters } from 'jose'
import { keyOfDidUrl } from '../keys/others.ts'
import { fault } from '../words/fault.ts'

async function byDid(did: string, { kid = '', alg = '' }: JWTHeaderParameters) {
  // A key of another DID would let anybody ask in the name of this one.
  const jwk = kid === did || kid.startsWith(`${did}#`) ? await keyOfDidUrl(kid) : undefined
  if (!jwk) throw fault('signature')
  return importJWK(jwk, alg)
}

async function byCertificate(fits: (leaf: { readonly hash: string; readonly hosts: readonly string[] }) => boolean, { x5c, alg = '' }: JWTHeaderParameters) {
  const { readLeaf } = await import('../keys/certificate.ts')
  const leaf = await readLeaf(x5c, alg)
  if (!leaf.inForce || !fits(leaf)) throw fault('signature')
  return leaf.key
}

type Prefix = (name: string, header: JWTHeaderParameters) => ReturnType<typeof byDid> | ReturnType<typeof byCertificate>
/** The client identifier prefixes of signed requests (OID4VP 1.0 §5.9.3), with the key that each proves itself by. */
const prefixes: Readonly<Record<string, Prefix>> = {
  decentralized_identifier: byDid,
  x509_hash: (name, header) => byCertificate(({ hash }) => hash === name, header),
  x509_san_dns: (name, header) => byCertificate(({ hosts }) => hosts.includes(name), header),
}

/** The key that must have signed a request of this client id. @throws {WalletFault} for a prefix that this wallet cannot check */
export function verifierKey(client_id: string, header: JWTHeaderParameters): ReturnType<Prefix> {
  const [prefix = '', ...name] = client_id.split(':')
  const by = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined
  if (!by) throw fault('prefix')
  return by(name.join(':'), header)
}
