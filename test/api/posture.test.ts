import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brokenRules, initialValues } from '#fields/write.ts'
import { assessPosture } from '#model/assess-posture.ts'
import { type Client, client } from '#model/client.ts'
import { clientPosture } from '#model/client-posture.ts'
import { toMend } from '#model/posture-rule.ts'
import { settings } from '#model/settings.ts'
import { type RecipeKind, startOf, startValues } from '#model/start-values.ts'
import { weaknessesAt } from '../../web/form/weaknesses.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

type Members = Readonly<Record<string, unknown>>
interface Finding {
  readonly rule: string
  readonly severity: string
  readonly weight: number
  readonly sentence: string
  readonly fields: readonly string[]
  readonly fix: Members | null
}

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const made = async (fields: Members): Promise<string> => {
  const answer = await server.api('POST', '/api/clients', { client: fields })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data.id
}
const postureOf = async (id: string): Promise<{ score: number; hardening: number; findings: Finding[] }> => {
  const answer = await server.api('GET', `/api/clients/${id}/posture`)
  assert.equal(answer.status, 200, answer.text)
  return answer.json.data
}
const findingOf = async (id: string, rule: string) => (await postureOf(id)).findings.find((finding) => finding.rule === rule)

const withoutSecret = { confidential: false, token_endpoint_auth_methods: ['none'] }
/** A client that breaks each rule. */
const breaking: Readonly<Record<string, Members>> = {
  redirect_uri_wildcards: { redirect_uri_wildcards: true },
  implicit_grant: { supported_grant_types: ['implicit'], redirect_uris: ['https://app.example/cb'] },
  password_grant: { supported_grant_types: ['password', 'refresh_token'] },
  basic_grant: { supported_grant_types: ['basic'] },
  assertion_audience: { assertion_audience: 'issuer_or_token_endpoint' },
  assertion_ttl: { assertion_ttl: 301 },
  claims_in_id_token: { claims_in_id_token: true },
  neither_pkce_nor_nonce: { pkce: false, nonce: 'optional' },
  nonce_in_place_of_pkce: { pkce: false },
  unproven_client: { confidential: false },
  unproven_grant: { grant_settings: { authorization_code: { secret_required: false } } },
  hidden_actor: { supported_grant_types: ['token_exchange'], grant_settings: { token_exchange: { impersonation: true } } },
  any_workload: {
    token_endpoint_auth_methods: ['federated_jwt'],
    federated_identities: [{ issuer: 'https://ci.example', subject: 'repo:org/*' }],
  },
  unproven_refresh: { public_refresh_token: true },
  unproven_revocation: { public_revoke: true },
  unasked_consent_on_devices: { ...withoutSecret, first_party: true, application_type: 'native', redirect_uris: ['http://127.0.0.1/cb'] },
  long_access_tokens: { access_token_ttl: 3601 },
  long_codes: { authorization_code_ttl: 61 },
  forgotten_sign_ins: { supported_grant_types: ['authorization_code', 'refresh_token'], refresh_token_ttl: 7_776_001 },
  bearer_tokens: {},
  shared_secret: {},
  unpushed_requests: {},
  plain_http: { redirect_uris: ['http://localhost/cb'] },
  any_audience: {},
  nobody_answers: {},
}
/** A client that none of the rules finds anything at. */
const strong = {
  enforce_dpop: true,
  require_pushed_authorization_requests: true,
  token_endpoint_auth_methods: ['private_key_jwt'],
  jwks_uri: 'https://app.example/keys',
  redirect_uris: ['https://app.example/cb'],
  authorized_resources: ['https://api.example/'],
  contacts: ['security@app.example'],
}

test('each rule finds a client that breaks it, and its fix, sent as a merge patch, ends the finding', async () => {
  assert.deepEqual(Object.keys(breaking).toSorted(), clientPosture.map(({ id }) => id).toSorted(), 'name a client that breaks each rule')
  for (const { id: rule, sentence, fix } of clientPosture) {
    const id = await made(breaking[rule] ?? {})
    const found = await findingOf(id, rule)
    assert.equal(found?.sentence, sentence, rule)
    assert.equal(found?.fix === null, fix === undefined, rule)
    if (!found?.fix) continue
    const mended = await server.api('PATCH', `/api/clients/${id}`, found.fix)
    assert.equal(mended.status, 200, `${rule}: ${mended.text}`)
    assert.equal(await findingOf(id, rule), undefined, rule)
  }
})

test('a client of which nothing can be said has full score and hardening, and no finding', async () => {
  const { score, hardening, findings } = await postureOf(await made(strong))
  assert.deepEqual([score, hardening, findings], [100, 100, []])
})

test('wildcards are not mended by a patch that the redirect URIs would break', async () => {
  const id = await made({ redirect_uri_wildcards: true, redirect_uris: ['https://*.app.example/cb'] })
  assert.equal((await findingOf(id, 'redirect_uri_wildcards'))?.fix, null)
})

test('what the wizard sets up, of whatever kind, has nothing to mend', async () => {
  for (const kind of Object.keys(startValues) as RecipeKind[]) {
    const values = { ...startOf(kind), name: kind, redirect_uris: ['https://app.example/cb'] }
    assert.deepEqual(brokenRules(client, values), {}, kind)
    const posture = assessPosture(values as unknown as Client, initialValues(settings))
    assert.deepEqual([posture.score, toMend(posture)], [100, []], kind)
  }
})

test('the score is 100 less the weights of what is to mend; hardening is a share, which takes nothing from it', async () => {
  const { score, hardening, findings } = await postureOf(await made({ ...strong, enforce_dpop: false, pkce: false, access_token_ttl: 7200 }))
  assert.deepEqual(
    findings.map(({ rule, severity, weight }) => [rule, severity, weight]),
    [
      ['nonce_in_place_of_pkce', 'mend', 10],
      ['long_access_tokens', 'mend', 6],
      ['bearer_tokens', 'strengthen', 8],
    ],
  )
  // 8 of 8 + 8 + 6 + 4 + 4 + 3 points are lacking.
  assert.deepEqual([score, hardening], [84, 76])
})

test('the API warns, and the form hints, of just what is to mend', async () => {
  const weak = {
    ...breaking['neither_pkce_nor_nonce'],
    supported_grant_types: ['password', 'authorization_code'],
    public_revoke: true,
    access_token_ttl: 50_000,
  }
  const id = await made(weak)
  const { json } = await server.api('GET', `/api/clients/${id}`)
  const mend = (await postureOf(id)).findings.filter(({ severity }) => severity === 'mend')
  assert.equal(mend.length, 4)
  const warned = json.warnings.map(({ field, message }: Members) => `${field} ${message}`)
  for (const { fields, sentence } of mend)
    assert(
      warned.some((warning: string) => warning.startsWith(`${fields[0]} ${sentence} (`)),
      sentence,
    )
  assert.equal(warned.length, mend.length)
  const values = Object.fromEntries(Object.entries<unknown>(json.data).filter(([, value]) => value !== null))
  const hinted = Object.keys(client.fields).flatMap((field) =>
    weaknessesAt({ resource: 'client', field }, values, initialValues(settings)).map((sentence) => [field, sentence]),
  )
  assert.deepEqual(hinted.toSorted(), mend.flatMap(({ fields, sentence }) => fields.map((field) => [field, sentence])).toSorted())
})
