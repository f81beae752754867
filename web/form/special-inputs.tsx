import { Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ComponentType } from 'react'
import { postQuantumAlgs } from '#model/key-pair.ts'
import type { Scope } from '#model/scope.ts'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import type { InputProps } from './input-props.ts'
import { Colour, CredentialClaims, CredentialLooks, KeyValues, ParameterValuesForm } from './lazy-inputs.tsx'
import { ReferenceInput, ScopeNamesInput } from './reference-inputs.tsx'

const memberOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined)

/** A link is kept as `{ id }`; a person chooses a row. */
const IdentityProviderInput = (props: InputProps) => (
  <ReferenceInput
    {...props}
    input={{ ...props.input, choices: { resource: 'identity_provider' } }}
    value={memberOf(props.value, 'id')}
    set={(id) => props.set(id === undefined ? undefined : { id })}
  />
)
const OwnerInput = (props: InputProps) => <ReferenceInput {...props} input={{ ...props.input, choices: { resource: 'user' } }} />

/** Private scopes, kept as links and chosen by name. */
const PrivateScopesInput = ({ value, set, frame }: InputProps) => {
  const { data: scopes = [] } = useQuery(someOf<Scope>('/api/scopes', { limit: 200, sort: 'name', public: false }, may('scopes')))
  const links = Array.isArray(value) ? value : []
  const nameOf = (link: unknown) => String(memberOf(link, 'name') ?? scopes.find((scope) => scope.id === memberOf(link, 'id'))?.name ?? memberOf(link, 'id'))
  return (
    <TagsInput
      {...frame}
      value={links.map(nameOf)}
      data={scopes.map((scope) => scope.name)}
      splitChars={[' ', ',']}
      clearable
      onChange={(names) => set(names.map((name) => links.find((link) => nameOf(link) === name) ?? { name }))}
    />
  )
}

const keyTypes: Readonly<Record<string, object>> = {
  'EC P-256': { type: 'ec', curve: 'P-256' },
  'EC P-384': { type: 'ec', curve: 'P-384' },
  'EC P-521': { type: 'ec', curve: 'P-521' },
  Ed25519: { type: 'okp', curve: 'Ed25519' },
  'RSA 2048': { type: 'rsa', modulus_size: '2048', exponent_size: '65537' },
  'RSA 3072': { type: 'rsa', modulus_size: '3072', exponent_size: '65537' },
  'RSA 4096': { type: 'rsa', modulus_size: '4096', exponent_size: '65537' },
  ...Object.fromEntries(postQuantumAlgs.map((alg) => [alg, { type: 'akp', alg }])),
}
const wordOfKeyType = (value: unknown) => Object.keys(keyTypes).find((word) => JSON.stringify(keyTypes[word]) === JSON.stringify(value)) ?? null

const KeyPairTypeInput = ({ value, set, frame }: InputProps) => (
  <Select
    {...frame}
    value={wordOfKeyType(value)}
    data={Object.keys(keyTypes)}
    placeholder="—"
    clearable
    clearButtonProps={{ 'aria-label': i18next.t('list.clear') }}
    onChange={(word) => set(word ? keyTypes[word] : undefined)}
  />
)

/** Fields that deserve a better input than their kind alone would give. */
const special: Readonly<Record<string, ComponentType<InputProps>>> = {
  'client.identity_provider': IdentityProviderInput,
  'client.owner': OwnerInput,
  'client.authorized_scopes': PrivateScopesInput,
  'client.user_scopes': ScopeNamesInput,
  'client.key_pair_type': KeyPairTypeInput,
  'client.parameter_values': ParameterValuesForm,
  'remote_client.parameters': KeyValues,
  'remote_client.headers': KeyValues,
  'remote_client.variables': KeyValues,
  'outbound_authorization.parameters': KeyValues,
  'outbound_authorization.variables': KeyValues,
  'outbound_connection.headers': KeyValues,
  'outbound_connection.variables': KeyValues,
  'credential_configuration.claims': CredentialClaims,
  'credential_configuration.display': CredentialLooks,
  'credential_configuration.scopes': ScopeNamesInput,
  'role.scopes': ScopeNamesInput,
  'api.scopes': ScopeNamesInput,
  'user.authorized_scopes': ScopeNamesInput,
}
const colour = /^identity_provider\.\w+_color(?:_dark)?$/
export const specialInput = (resource: string, field: string): ComponentType<InputProps> | undefined =>
  colour.test(`${resource}.${field}`) ? Colour : special[`${resource}.${field}`]
