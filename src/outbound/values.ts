import { renderStrict, type TemplateValues } from '#kit/template.ts'
import type { KeyValue } from '#model/outbound/key-values.ts'
import type { OutboundProvider } from '#model/outbound/provider.ts'
import type { RemoteClient } from '#model/outbound/remote-client.ts'
import { variablesIn } from '#model/outbound/url-template.ts'
import { OutboundFailure } from './failure.ts'
import type { RemoteCall, RemoteParty } from './registered.ts'

const variablesOf = ({ variables }: Pick<RemoteClient, 'variables'>): Record<string, string> =>
  Object.fromEntries(variables.map(({ key, value }) => [key, value]))

type Party = Pick<RemoteParty, 'client' | 'row' | 'context' | 'home'>
/** True when the client belongs to another tenant, which shares it with this one. */
const isBorrowed = ({ home, context }: Party): boolean => home !== context
/** The values that no variable replaces. */
const givenOf = ({ client, context }: Party): TemplateValues => ({ identifier: client.identifier, timestamp: context.now() })

/**
 * The variables of an authorization: its client's, its own, and those that every one has. The secret is not among them: a URL or a log could tell it.
 * The authorization overrides its client, unless that is borrowed: the words of its owner then stand.
 */
export const valuesOf = (party: Party): TemplateValues => {
  const [ofClient, ofRow] = [variablesOf(party.client), variablesOf(party.row)]
  return { ...(isBorrowed(party) ? { ...ofRow, ...ofClient } : { ...ofClient, ...ofRow }), ...givenOf(party) }
}

/**
 * The variables of what carries the secret: endpoints that are asked with it, headers and parameters. A tenant that borrows a client decides none of
 * them: it could otherwise point `https://{{domain}}/token` at a server of its own, and be given the secret of the lender.
 */
export const secretValuesOf = (party: Party): TemplateValues => (isBorrowed(party) ? { ...variablesOf(party.client), ...givenOf(party) } : valuesOf(party))

/** A template with its variables filled in. @throws {OutboundFailure} naming the variable that has no value. */
export function fill(template: string, values: TemplateValues): string {
  if (!template.includes('{')) return template
  try {
    return renderStrict(template, values)
  } catch (cause) {
    const missing = variablesIn(template).find((name) => !Object.hasOwn(values, name))
    const message =
      missing === undefined
        ? 'a template is faulty'
        : `the variable ${missing} has no value: set it in the variables of the authorization, or of a client that is shared`
    throw new OutboundFailure('misconfigured', message, {}, { cause })
  }
}

/**
 * A URL with its variables filled in. A value may hold nothing that ends a host or a path: it could otherwise send our secrets to another server than
 * the one that the provider names.
 * @throws {OutboundFailure}
 */
export function fillUrl(template: string, values: TemplateValues): string {
  const unfit = variablesIn(template).find((name) => Object.hasOwn(values, name) && !/^[\w.~-]+$/.test(String(values[name])))
  if (unfit !== undefined)
    throw new OutboundFailure('misconfigured', `the variable ${unfit} holds what a URL may not: letters, digits, dots, hyphens, _ and ~ are allowed`)
  const url = fill(template, values)
  if (!URL.canParse(url)) throw new OutboundFailure('misconfigured', 'an address with its variables filled in is no URL')
  return url
}

/** Pairs with their values filled in. */
export const fillPairs = (pairs: readonly KeyValue[], values: TemplateValues): Record<string, string> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, fill(value, values)]))

/** Scopes joined as a provider wants. */
export const joinScopes = (scopes: readonly string[], { scope_separator }: Pick<OutboundProvider, 'scope_separator'>): string =>
  scopes.join(scope_separator ?? ' ')

/** The scopes of an authorization, joined as its provider wants. */
export const joinedScopes = ({ row, provider }: Pick<RemoteCall, 'row' | 'provider'>, values: TemplateValues): string | undefined =>
  row.scopes.length === 0
    ? undefined
    : joinScopes(
        row.scopes.map((scope) => fill(scope, values)),
        provider,
      )
