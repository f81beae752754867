import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { conceal, Disclosable } from '#credentials/conceal.ts'
import { makeDisclosure } from '#credentials/disclosure.ts'
import { CredentialFault } from '#credentials/fault.ts'
import { reveal } from '#credentials/reveal.ts'
import { makeSdJwt, parseSdJwt, type SdJwtRules, verifySdJwt } from '#credentials/sd-jwt.ts'

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const [issuer, holder, stranger] = [pair(), pair(), pair()]
const now = Date.now()
const seconds = Math.floor(now / 1000)
const publicKey = (key: KeyObject) => ({ kid: undefined, key: createPublicKey(key) })
const signWith = (key: KeyObject) => (claims: Readonly<Record<string, unknown>>, typ: string) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ }).sign(key)
const cnf = { jwk: holder.publicKey.export({ format: 'jwk' }) }
const member = {
  iss: 'https://issuer.example',
  vct: 'https://issuer.example/member',
  cnf,
  given_name: new Disclosable('Ada'),
  address: new Disclosable({ country: 'FR', city: new Disclosable('Lyon') }),
  roles: [new Disclosable('chair'), 'member', new Disclosable('treasurer')],
}
const issued = () => makeSdJwt(member, 'dc+sd-jwt', signWith(issuer.privateKey))
const rules = (more: Partial<SdJwtRules> = {}): SdJwtRules => ({ issuerKey: () => publicKey(issuer.privateKey), now, ...more })
const wanted = { audience: 'https://verifier.example', nonce: 'n-1' }

interface Bound {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  readonly typ?: string
}
/** The presentation of an SD-JWT with a key binding JWT over it. */
async function bind(text: string, { claims = {}, key = holder.privateKey, typ = 'kb+jwt' }: Bound = {}): Promise<string> {
  const sd_hash = createHash('sha256').update(text).digest('base64url')
  const body = { aud: wanted.audience, nonce: wanted.nonce, iat: seconds, sd_hash, ...claims }
  return text + (await new SignJWT(body).setProtectedHeader({ alg: 'ES256', typ }).sign(key))
}
const partsOf = (text: string) => text.split('~').slice(0, -1)
const join = (parts: readonly string[]) => `${parts.join('~')}~`
const refuses = (text: string, message: RegExp, more: Partial<SdJwtRules> = {}) =>
  assert.rejects(verifySdJwt(text, rules(more)), (error) => error instanceof CredentialFault && message.test(error.message))

test('RFC 9901 §7.1 all that was issued is there when every disclosure is shown, nested and in arrays', async () => {
  const { claims, disclosed } = await verifySdJwt(await issued(), rules())
  assert.deepEqual(
    { ...claims, cnf: undefined },
    {
      iss: member.iss,
      vct: member.vct,
      cnf: undefined,
      given_name: 'Ada',
      address: { country: 'FR', city: 'Lyon' },
      roles: ['chair', 'member', 'treasurer'],
    },
  )
  assert.deepEqual(disclosed.map((path) => path.join('.')).toSorted(), ['address', 'address.city', 'given_name', 'roles.0', 'roles.2'])
})

test('RFC 9901 §7.1 what is withheld is not there, and leaves no trace', async () => {
  const [jwt = ''] = partsOf(await issued())
  const { claims } = await verifySdJwt(join([jwt]), rules())
  assert.deepEqual(Object.keys(claims).toSorted(), ['cnf', 'iss', 'roles', 'vct'])
  assert.deepEqual(claims['roles'], ['member'])
})

test('RFC 9901 §9.3 salts are random: the same claims are never concealed alike', async () => {
  const [one, other] = [conceal(member), conceal(member)]
  const salts = [...one.disclosures, ...other.disclosures].map(({ text }) => JSON.parse(Buffer.from(text, 'base64url').toString())[0])
  assert.equal(new Set(salts).size, salts.length)
  assert(salts.every((salt) => Buffer.from(salt, 'base64url').length === 16))
})

test('RFC 9901 §4.2.4.1 digests are sorted, so that their order tells nothing', () => {
  const { payload } = conceal(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`claim${at}`, new Disclosable(at)])))
  const digests = payload['_sd'] as string[]
  assert.equal(digests.length, 20)
  assert.deepEqual(digests, digests.toSorted())
})

test('RFC 9901 §7.1 a disclosure that is added, sent twice, or moved is refused', async () => {
  const parts = partsOf(await issued())
  await refuses(join([...parts, makeDisclosure('root', 'given_name').text]), /belongs to no digest/)
  await refuses(join([...parts, makeDisclosure('admin').text]), /belongs to no digest/)
  await refuses(join([...parts, parts[1] ?? '']), /twice/)
  const city = parts.findIndex((part) => Buffer.from(part, 'base64url').toString().includes('"city"'))
  const address = parts.findIndex((part) => Buffer.from(part, 'base64url').toString().includes('"address"'))
  await refuses(join(parts.toSpliced(address, 1)), /belongs to no digest/, {})
  assert(city > 0 && address > 0)
})

test('RFC 9901 §7.1 a digest that stands twice, a name that is taken or reserved, and a malformed disclosure are refused', async () => {
  const sign = signWith(issuer.privateKey)
  const make = async (claims: Readonly<Record<string, unknown>>, ...disclosures: string[]) => join([await sign(claims, 'dc+sd-jwt'), ...disclosures])
  const [name, element] = [makeDisclosure('Ada', 'given_name'), makeDisclosure('chair')]
  await refuses(await make({ _sd: [name.digest], inner: { _sd: [name.digest] } }, name.text), /two places/)
  await refuses(await make({ _sd: [name.digest], given_name: 'Eve' }, name.text), /there twice/)
  await refuses(await make({ _sd: [element.digest] }, element.text), /where a claim belongs/)
  await refuses(await make({ roles: [{ '...': name.digest }] }, name.text), /where an array element belongs/)
  await refuses(await make({ roles: [{ '...': 7 }] }), /no digest/)
  await refuses(await make({ _sd: 'no list' }), /not an array/)
  for (const reserved of ['_sd', '...', '_sd_alg']) {
    const bad = makeDisclosure(['x'], reserved)
    await refuses(await make({ _sd: [bad.digest] }, bad.text), /not allowed/)
  }
  await refuses(await make({}, Buffer.from('{"a":1}').toString('base64url')), /not an array of salt/)
  await refuses(await make({}, Buffer.from(`${'['.repeat(200)}${']'.repeat(200)}`).toString('base64url')), /nests deeper/)
  await refuses(await make({ _sd_alg: 'md5' }), /hash function/)
  await refuses(`${await issued()}${'A~'.repeat(501)}`, /more than 500/)
})

test('RFC 9901 §7.1 a claim named __proto__ stays a claim', async () => {
  const hostile = makeDisclosure({ admin: true }, '__proto__')
  const text = join([await signWith(issuer.privateKey)({ _sd: [hostile.digest] }, 'dc+sd-jwt'), hostile.text])
  const { claims } = await verifySdJwt(text, rules())
  assert.equal(claims['admin'], undefined)
  assert.equal(Object.getPrototypeOf(claims), Object.prototype)
})

test('RFC 9901 §7.1 another key, another alg, none, another typ and an altered payload are refused', async () => {
  const text = await issued()
  const [jwt = '', ...disclosures] = partsOf(text)
  const [head = '', payload = '', signature = ''] = jwt.split('.')
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  await refuses(text, /signature/, { issuerKey: () => publicKey(stranger.privateKey) })
  await refuses(join([`${encode({ alg: 'none', typ: 'dc+sd-jwt' })}.${payload}.${signature}`, ...disclosures]), /asymmetric/)
  await refuses(join([`${encode({ alg: 'HS256', typ: 'dc+sd-jwt' })}.${payload}.${signature}`, ...disclosures]), /asymmetric/)
  await refuses(join([`${encode({ alg: 'RS256', typ: 'dc+sd-jwt' })}.${payload}.${signature}`, ...disclosures]), /does not fit/)
  await refuses(join([`${encode({ alg: 'ES256', typ: 'dc+sd-jwt', crit: ['x'], x: 1 })}.${payload}.${signature}`]), /crit/)
  await refuses(join([`${head}.${encode({ iss: 'https://evil.example' })}.${signature}`]), /signature/)
  await refuses(await makeSdJwt(member, 'jwt' as 'dc+sd-jwt', signWith(issuer.privateKey)), /typ/)
  await refuses(jwt, /no tilde/)
})

test('draft-ietf-oauth-sd-jwt-vc §3.2.2.2 what the issuer must say itself cannot come from a disclosure', async () => {
  for (const [name, value] of [
    ['exp', 1],
    ['cnf', cnf],
    ['status', {}],
    ['vct', 'x'],
  ] as const) {
    const hidden = await makeSdJwt({ iss: 'https://issuer.example', [name]: new Disclosable(value) }, 'dc+sd-jwt', signWith(issuer.privateKey))
    await refuses(hidden, /must say it itself/)
  }
})

test('RFC 9901 §7.1 an expired credential, and one that is not valid yet, are refused', async () => {
  const make = (times: object) => makeSdJwt({ ...member, ...times }, 'dc+sd-jwt', signWith(issuer.privateKey))
  await refuses(await make({ exp: seconds - 120 }), /expired/)
  await refuses(await make({ nbf: seconds + 120 }), /not valid yet/)
  await verifySdJwt(await make({ exp: seconds + 120, nbf: seconds - 120 }), rules())
})

test('RFC 9901 §7.3 a key binding of the holder for this verifier and request is accepted', async () => {
  const [jwt = '', ...disclosures] = partsOf(await issued())
  const name = disclosures.filter((one) => Buffer.from(one, 'base64url').toString().includes('"given_name"'))
  const { claims, disclosed } = await verifySdJwt(await bind(join([jwt, ...name])), rules({ binding: wanted }))
  assert.equal(claims['given_name'], 'Ada')
  assert.deepEqual(disclosed, [['given_name']])
})

test('RFC 9901 §7.3 a key binding of another holder, verifier, request, time or typ is refused', async () => {
  const text = await issued()
  const binding = { binding: wanted }
  await refuses(text, /no key binding/, binding)
  await refuses(await bind(text), /not asked for/)
  await refuses(await bind(text, { key: stranger.privateKey }), /signature/, binding)
  await refuses(await bind(text, { key: issuer.privateKey }), /signature/, binding)
  await refuses(await bind(text, { claims: { aud: 'https://other.example' } }), /another verifier/, binding)
  await refuses(await bind(text, { claims: { aud: [wanted.audience] } }), /another verifier/, binding)
  await refuses(await bind(text, { claims: { nonce: 'n-0' } }), /nonce/, binding)
  await refuses(await bind(text, { claims: { iat: seconds - 3600 } }), /too long ago/, binding)
  await refuses(await bind(text, { claims: { iat: seconds + 3600 } }), /future/, binding)
  await refuses(await bind(text, { typ: 'JWT' }), /typ/, binding)
})

test('RFC 9901 §7.3 a disclosure added to or removed from a bound presentation is refused', async () => {
  const all = await issued()
  const parts = partsOf(all)
  const shown = await bind(join(parts.slice(0, 2)))
  const kb = shown.slice(shown.lastIndexOf('~') + 1)
  await refuses(`${all}${kb}`, /sd_hash/, { binding: wanted })
  await refuses(`${join(parts.slice(0, 1))}${kb}`, /sd_hash/, { binding: wanted })
})

/** A JSON value of which some parts may be withheld. */
const { tree } = fc.letrec<{ tree: unknown; part: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('part'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => !['_sd', '...', '_sd_alg', '__proto__'].includes(name)),
      tie('part'),
      { maxKeys: 4 },
    ),
  ),
  part: fc.oneof(
    tie('tree'),
    tie('tree').map((value) => new Disclosable(value)),
  ),
}))
const root = fc.dictionary(
  fc.string().filter((name) => !['_sd', '...', '_sd_alg', '__proto__'].includes(name)),
  fc.oneof(
    tree,
    tree.map((value) => new Disclosable(value)),
  ),
  { maxKeys: 5 },
)
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Disclosable)
/** A value with all that may be withheld, or without it. */
function resolved(value: unknown, whole: boolean): unknown {
  if (value instanceof Disclosable) return resolved(value.value, whole)
  const keep = (one: unknown) => whole || !(one instanceof Disclosable)
  if (Array.isArray(value)) return value.filter(keep).map((one) => resolved(one, whole))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => keep(one))
      .map(([name, one]) => [name, resolved(one, whole)]),
  )
}
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  return isPlain(value)
    ? Object.fromEntries(
        Object.keys(value)
          .toSorted()
          .map((name) => [name, sorted(value[name])]),
      )
    : value
}

test('RFC 9901 §4.2 whatever is concealed is revealed whole with all disclosures, and without any only the rest', () => {
  fc.assert(
    fc.property(root, (claims) => {
      const { payload, disclosures } = conceal(claims)
      assert.deepEqual(sorted(asJson(reveal(payload, disclosures).claims)), sorted(asJson(resolved(claims, true))))
      assert.deepEqual(sorted(asJson(reveal(payload, []).claims)), sorted(asJson(resolved(claims, false))))
    }),
    { numRuns: 200 },
  )
})

test('RFC 9901 §7.1 any part of the disclosures reveals only what was issued, or is refused', () => {
  /** True when one value is another with parts left out. */
  const isPart = (part: unknown, whole: unknown): boolean => {
    if (Array.isArray(part)) {
      if (!Array.isArray(whole)) return false
      let at = 0
      return part.every((one) => {
        while (at < whole.length && !isPart(one, whole[at])) at++
        return at++ < whole.length
      })
    }
    if (isPlain(part)) return isPlain(whole) && Object.entries(part).every(([name, one]) => Object.hasOwn(whole, name) && isPart(one, whole[name]))
    return part === whole || (part === 0 && whole === 0)
  }
  fc.assert(
    fc.property(root, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (claims, kept) => {
      const { payload, disclosures } = conceal(claims)
      try {
        const shown = reveal(
          payload,
          disclosures.filter((_, at) => kept[at % kept.length]),
        ).claims
        assert(isPart(asJson(shown), asJson(resolved(claims, true))))
      } catch (error) {
        assert(error instanceof CredentialFault && /belongs to no digest/.test(error.message), String(error))
      }
    }),
    { numRuns: 200 },
  )
})

test('RFC 9901 §7.1 whatever text is sent is verified or refused, never an accident', async () => {
  const text = await issued()
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), async (at, put) => {
      const changed = text.slice(0, at) + put + text.slice(at + 1)
      if (changed === text) return
      const result = await verifySdJwt(changed, rules()).catch((error: unknown) => error)
      // The last character of a signature has bits that count for nothing.
      if (!(result instanceof CredentialFault)) assert.equal(parseSdJwt(changed).issued.input, parseSdJwt(text).issued.input)
    }),
    { numRuns: 150 },
  )
})
