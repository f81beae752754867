import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { chooseCredentials, responseFaults } from '#model/dcql/evaluate.ts'
import { matchCredential, type QueriedCredential } from '#model/dcql/match.ts'
import { pathText, selectClaims } from '#model/dcql/path.ts'
import { type CredentialQuery, type DcqlQuery, dcqlQuery, type PathStep } from '#model/dcql/query.ts'

const person = {
  vct: 'https://issuer.example/person',
  given_name: 'Ada',
  age: 36,
  member: true,
  address: { street_address: '42 Market Street', locality: 'Milliways' },
  degrees: [
    { type: 'Bachelor of Science', university: 'University of Betelgeuse' },
    { type: 'Master of Science', university: 'University of Betelgeuse' },
  ],
  nationalities: ['British', 'Betelgeusian'],
}
const card = (claims: Record<string, unknown> = person): QueriedCredential => ({ format: 'dc+sd-jwt', claims })
const query = (more: Partial<CredentialQuery> = {}): CredentialQuery => ({ id: 'pid', format: 'dc+sd-jwt', meta: {}, ...more })
const values = (path: readonly PathStep[], claims: unknown = person) => selectClaims(path, claims).map(({ value }) => value)
const faultOf = (asked: CredentialQuery, credential = card()) => {
  const match = matchCredential(asked, credential)
  return 'fault' in match ? match.fault : undefined
}

describe('paths', () => {
  test('OID4VP 1.0 §7.2 the examples of the document select what it says', () => {
    assert.deepEqual(values(['given_name']), ['Ada'])
    assert.deepEqual(values(['address']), [person.address])
    assert.deepEqual(values(['address', 'street_address']), ['42 Market Street'])
    assert.deepEqual(values(['degrees', null, 'type']), ['Bachelor of Science', 'Master of Science'])
    assert.deepEqual(values(['nationalities', 1]), ['Betelgeusian'])
  })

  test('OID4VP 1.0 §7.1.1 a step that does not fit ends the selection, one that is absent leaves nothing', () => {
    for (const path of [['given_name', 'x'], ['address', 0], ['address', null], ['nationalities', 'x'], ['nationalities', 2], ['nothing']] as PathStep[][])
      assert.deepEqual(values(path), [], pathText(path))
    // One of the elements is no object: the whole selection ends.
    assert.deepEqual(values(['mixed', null, 'a'], { mixed: [{ a: 1 }, 'text'] }), [])
    // One of the elements lacks the member: only it is left out.
    assert.deepEqual(values(['some', null, 'a'], { some: [{ a: 1 }, { b: 2 }] }), [1])
    assert.deepEqual(values(['__proto__']), [])
  })

  test('a selected value stands where its place says, for all claims and paths', () => {
    const step = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 3 }), fc.constant(null))
    const { claims } = fc.letrec((tie) => ({
      claims: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.array(tie('claims'), { maxLength: 4 }), fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('claims'))),
    }))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), claims, (path, root) => {
        for (const { place, value } of selectClaims(path, root)) {
          assert.equal(place.length, path.length)
          path.forEach((one, at) => void (one !== null && assert.equal(place[at], one)))
          const found = place.reduce((inner: unknown, one) => (inner as Record<string | number, unknown>)[one], root as unknown)
          assert.deepEqual(found, value)
        }
      }),
    )
  })
})

describe('one credential', () => {
  test('OID4VP 1.0 §6.1 the format and the type must be those asked for', () => {
    assert.equal(faultOf(query({ meta: { vct_values: ['a', person.vct] } })), undefined)
    assert.match(faultOf(query({ meta: { vct_values: ['a'] } })) ?? '', /vct is not one of a/)
    assert.match(faultOf(query({ format: 'mso_mdoc' })) ?? '', /format is dc\+sd-jwt/)
    const degree: QueriedCredential = { format: 'jwt_vc_json', claims: { vc: { type: ['VerifiableCredential', 'Degree'] } } }
    const asking = (...type_values: string[][]) => query({ format: 'jwt_vc_json', meta: { type_values } })
    assert.equal(faultOf(asking(['Passport'], ['Degree', 'VerifiableCredential']), degree), undefined)
    assert.match(faultOf(asking(['Degree', 'Passport']), degree) ?? '', /types/)
    assert.match(faultOf(query({ trusted_authorities: [{ type: 'aki', values: ['abc'] }] })) ?? '', /trusted authorities/)
    assert.equal(faultOf(query({ trusted_authorities: [{ type: 'aki', values: ['abc'] }] }), { ...card(), authorityKeys: ['abc'] }), undefined)
  })

  test('OID4VP 1.0 §6.3 values compare type and value exactly', () => {
    const having = (path: PathStep[], ...wanted: (string | number | boolean)[]) => faultOf(query({ claims: [{ path, values: wanted }] }))
    assert.equal(having(['age'], 35, 36), undefined)
    assert.match(having(['age'], '36') ?? '', /another value/)
    assert.match(having(['member'], 'true') ?? '', /another value/)
    assert.equal(having(['member'], true), undefined)
    assert.equal(having(['nationalities', null], 'British'), undefined)
  })

  test('OID4VP 1.0 §6.4.1 of several sets of claims the first that the credential has is disclosed', () => {
    const claims = ['nickname', 'given_name', 'age'].map((name) => ({ id: name, path: [name] }))
    const match = matchCredential(query({ claims, claim_sets: [['nickname', 'age'], ['given_name'], ['age']] }), card())
    assert.deepEqual('claims' in match && match.claims.map(({ place }) => place), [['given_name']])
    assert.match(faultOf(query({ claims, claim_sets: [['nickname']] })) ?? '', /nickname is missing/)
    assert.match(faultOf(query({ claims })) ?? '', /nickname is missing/)
    const none = matchCredential(query(), card())
    assert.deepEqual('claims' in none && none.claims, [], 'without claims nothing is disclosed')
  })
})

describe('a request', () => {
  const asking = (more: Partial<DcqlQuery> = {}): DcqlQuery => ({
    credentials: ['pid', 'other', 'reduced', 'extra'].map((name) => query({ id: name, meta: { vct_values: [name] } })),
    ...more,
  })
  const held = (...names: string[]) => names.map((vct) => ({ ...card({ vct }), held: vct }))
  const chosen = (request: DcqlQuery, ...names: string[]) => chooseCredentials(request, held(...names))?.map(({ query: { id } }) => id)
  const sets = { credential_sets: [{ options: [['pid'], ['other', 'reduced']] }, { options: [['extra']], required: false }] }

  test('OID4VP 1.0 §6.4.2 without sets all credentials are demanded, with sets one option of each required set', () => {
    assert.equal(chosen(asking(), 'pid', 'other', 'reduced'), undefined)
    assert.deepEqual(chosen(asking(), 'pid', 'other', 'reduced', 'extra'), ['pid', 'other', 'reduced', 'extra'])
    assert.deepEqual(chosen(asking(sets), 'pid', 'other'), ['pid'])
    assert.deepEqual(chosen(asking(sets), 'other', 'reduced', 'extra'), ['other', 'reduced', 'extra'])
    assert.equal(chosen(asking(sets), 'other', 'extra'), undefined)
  })

  test('OID4VP 1.0 §8.1 a response is refused for what is missing, not asked for, of another kind, or too many', () => {
    const said = (presented: Record<string, QueriedCredential[]>, request = asking(sets)) => responseFaults(request, presented).join('; ')
    const [pid, extra] = [card({ vct: 'pid' }), card({ vct: 'extra' })]
    assert.equal(said({ pid: [pid], extra: [extra] }), '')
    assert.match(said({ extra: [extra] }), /not all the credentials/)
    assert.match(said({ pid: [pid], sneaked: [pid] }), /sneaked was not asked for/)
    assert.match(said({ pid: [extra] }), /pid: its vct/)
    assert.match(said({ pid: [pid, pid] }), /2 credentials are presented/)
    assert.match(said({ pid: [] }), /no credential is presented/)
    assert.equal(said({ pid: [pid, pid] }, { credentials: [query({ multiple: true })] }), '')
  })

  test('what a holder chooses, a verifier accepts, whatever is held and asked', () => {
    const names = fc.constantFrom('pid', 'other', 'reduced', 'extra')
    const options = fc.array(
      fc.record({ options: fc.array(fc.array(names, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), required: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    fc.assert(
      fc.property(options, fc.array(names, { maxLength: 4 }), (credential_sets, having) => {
        const request = asking({ credential_sets })
        const choices = chooseCredentials(request, held(...having))
        if (choices) {
          const presented = Object.fromEntries(
            choices.map(({ query: { id }, candidates }) => [id, candidates.slice(0, 1).map(({ credential }) => card({ vct: credential }))]),
          )
          assert.deepEqual(responseFaults(request, presented), [])
        } else {
          const presented = Object.fromEntries([...new Set(having)].map((vct) => [vct, [card({ vct })]]))
          assert.notDeepEqual(responseFaults(request, presented), [])
        }
      }),
    )
  })

  test('OID4VP 1.0 §6 a query that contradicts itself is refused with the reason', () => {
    const fault = (value: unknown) => dcqlQuery.safeParse(value).error?.issues[0]?.message ?? ''
    assert.equal(fault({ credentials: [query()] }), '')
    assert.match(fault({ credentials: [query(), query()] }), /two credentials have one id/)
    assert.match(fault({ credentials: [query()], credential_sets: [{ options: [['x']] }] }), /names x/)
    assert.match(fault({ credentials: [query({ claim_sets: [['a']] })] }), /needs claims/)
    assert.match(fault({ credentials: [query({ claims: [{ path: ['a'] }], claim_sets: [['a']] })] }), /needs an id/)
    assert.match(fault({ credentials: [query({ claims: [{ id: 'a', path: ['a'] }], claim_sets: [['b']] })] }), /names b/)
    for (const bad of [
      {},
      { credentials: [] },
      { credentials: [query({ id: 'a b' })] },
      { credentials: [query({ claims: [{ path: [] }] })] },
      { credentials: [query({ claims: [{ path: [-1] }] })] },
    ])
      assert.notEqual(fault(bad), '')
  })
})
