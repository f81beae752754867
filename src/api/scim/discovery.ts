import type { Context } from '#http/context.ts'
import type { Json } from './filter.ts'
import { GROUP_SCHEMA } from './group.ts'
import { MOST } from './list.ts'
import { USER_SCHEMA } from './user.ts'

/** The most operations of a bulk request, and its largest body in bytes. */
export const [MOST_OPERATIONS, LARGEST_BULK] = [100, 1_048_576]

/** RFC 7643 §5. */
export const serviceProviderConfig = ({ issuer }: Pick<Context, 'issuer'>): Json => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: true, maxOperations: MOST_OPERATIONS, maxPayloadSize: LARGEST_BULK },
  filter: { supported: true, maxResults: MOST },
  changePassword: { supported: true },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'OAuth 2.0 access token', description: 'With the scope scim:manage:all.', primary: true }],
  meta: { resourceType: 'ServiceProviderConfig', location: `${issuer}/scim/v2/ServiceProviderConfig` },
})

const resourceTypeOf = (issuer: string, name: string, endpoint: string, schema: string): Json => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: name,
  name,
  endpoint,
  schema,
  meta: { resourceType: 'ResourceType', location: `${issuer}/scim/v2/ResourceTypes/${name}` },
})

/** RFC 7643 §6. */
export const resourceTypes = ({ issuer }: Pick<Context, 'issuer'>): readonly Json[] => [
  resourceTypeOf(issuer, 'User', '/Users', USER_SCHEMA),
  resourceTypeOf(issuer, 'Group', '/Groups', GROUP_SCHEMA),
]

interface AttributeTraits {
  readonly type?: string
  readonly multiValued?: boolean
  readonly required?: boolean
  readonly mutability?: string
  readonly returned?: string
  readonly uniqueness?: string
  readonly subAttributes?: readonly Json[]
}
const attribute = (name: string, more: AttributeTraits = {}): Json => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
})
const complexAttribute = (name: string, subAttributes: readonly Json[], multiValued = false) => attribute(name, { type: 'complex', multiValued, subAttributes })

const ofUser = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  complexAttribute(
    'name',
    ['formatted', 'givenName', 'familyName', 'middleName'].map((name) => attribute(name)),
  ),
  ...['displayName', 'nickName', 'profileUrl', 'locale', 'timezone'].map((name) => attribute(name)),
  attribute('active', { type: 'boolean' }),
  attribute('password', { mutability: 'writeOnly', returned: 'never' }),
  complexAttribute('emails', [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })], true),
  complexAttribute('phoneNumbers', [attribute('value'), attribute('type')], true),
]
const ofGroup = [
  attribute('displayName', { required: true, uniqueness: 'server' }),
  complexAttribute('members', [attribute('value', { mutability: 'immutable' }), attribute('display', { mutability: 'readOnly' })], true),
]

/** RFC 7643 §7. */
export const schemas = ({ issuer }: Pick<Context, 'issuer'>): readonly Json[] =>
  (
    [
      ['User', USER_SCHEMA, ofUser],
      ['Group', GROUP_SCHEMA, ofGroup],
    ] as const
  ).map(([name, id, attributes]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: `${issuer}/scim/v2/Schemas/${id}` },
  }))
