import type { Members } from '#fields/json-object.ts'
import type { ClaimQuery, CredentialQuery, PathStep } from '#model/dcql/query.ts'
import type { Verifier } from '#model/presentation/verifier.ts'

/** The algorithms of signatures in presentations, by the names of JOSE. */
export const presentationAlgs = ['ES256', 'ES384', 'ES512', 'EdDSA'] as const

const jsonPathStep = (step: PathStep): string =>
  typeof step === 'string' ? (/^\w+$/.test(step) ? `.${step}` : `['${step.replace(/['\\]/g, '\\$&')}']`) : `[${step ?? '*'}]`
/** A path as JSONPath (RFC 9535 §2). */
const jsonPath = (path: readonly PathStep[]): string => `$${path.map(jsonPathStep).join('')}`

/** The formats by which draft 21 knows credentials (OID4VP draft 21 §B). */
const formats: Readonly<Record<'dc+sd-jwt' | 'jwt_vc_json', Members>> = {
  'dc+sd-jwt': { 'vc+sd-jwt': { 'sd-jwt_alg_values': presentationAlgs, 'kb-jwt_alg_values': presentationAlgs } },
  jwt_vc_json: { jwt_vc_json: { alg: presentationAlgs }, jwt_vp_json: { alg: presentationAlgs } },
}
export const exchangedFormats: Members = { ...formats['dc+sd-jwt'], ...formats.jwt_vc_json }

/** The constraint on the type of a credential. */
function typeField({ meta: { vct_values, type_values } }: CredentialQuery): readonly Members[] {
  if (vct_values) return [{ path: ['$.vct'], filter: { type: 'string', enum: vct_values } }]
  const type = type_values?.[0]?.at(-1)
  return type === undefined ? [] : [{ path: ['$.vc.type', '$.type'], filter: { type: 'array', contains: { const: type } } }]
}

const claimField = ({ path, values }: ClaimQuery): Members => ({ path: [jsonPath(path)], ...(values && { filter: { enum: values } }) })

/** The presentation definition that asks for what a query asks for (OID4VP draft 21 §5.4). */
export const presentationDefinition = ({ id, purpose, dcql }: Verifier): Members => ({
  id,
  ...(purpose !== undefined && { purpose }),
  input_descriptors: dcql.credentials.map((query) => ({
    id: query.id,
    format: query.format === 'jwt_vc_json' ? formats.jwt_vc_json : formats['dc+sd-jwt'],
    constraints: {
      ...(query.format === 'dc+sd-jwt' && { limit_disclosure: 'required' }),
      fields: [...typeField(query), ...(query.claims ?? []).map(claimField)],
    },
  })),
})
