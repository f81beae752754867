import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint, type PublishedAlgs } from '#http/endpoint.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { spokenTags, type Translations, translationsOf } from '#login/translations/translations.ts'
import { Unavailable } from '#store/store.ts'
import { type DetailTypes, detailTypes } from '../details/types.ts'
import { type ScopeTable, scopeTable } from '../scopes.ts'
import { encryptionMetadata } from '../tokens/encrypted.ts'

type Metadata = Readonly<Record<string, unknown>>

function joinValues(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value)) return [...new Set([...before, ...value])]
  return isObject(before) && isObject(value) ? { ...before, ...value } : value
}

/** Lists and maps of the same name are joined. */
function mergeMetadata(parts: readonly Metadata[]): Metadata {
  const whole: Record<string, unknown> = {}
  for (const part of parts) for (const [name, value] of Object.entries(part)) whole[name] = joinValues(whole[name], value)
  return whole
}

/** The parts of the metadata that change while the server runs. */
interface ChangingMetadata extends PublishedAlgs {
  readonly scopes: ScopeTable
  readonly details: DetailTypes
  readonly translations: Translations
}

/** True when nothing changed since. */
const isSame = (one: ChangingMetadata, other: ChangingMetadata): boolean =>
  one.scopes === other.scopes &&
  one.details === other.details &&
  one.translations === other.translations &&
  one.algs === other.algs &&
  one.decryptionAlgs === other.decryptionAlgs

/** The metadata document (RFC 8414 §2), merged from the members of each endpoint in the list. */
const metadata = (endpoints: readonly Endpoint[], context: Context, { scopes, details, translations, algs, decryptionAlgs }: ChangingMetadata): Metadata =>
  mergeMetadata([
    // RFC 8414 §3.3: exactly the issuer from which the document is fetched.
    { issuer: context.issuer },
    ...endpoints.map((e) => e.metadata?.(context.issuer + e.path, context, { algs, decryptionAlgs }) ?? {}),
    {
      scopes_supported: scopes.public,
      ...(details.size > 0 && { authorization_details_types_supported: [...details.keys()].sort() }), // RFC 9396 §10
      ui_locales_supported: spokenTags(translations),
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: algs,
      ...encryptionMetadata('id_token'),
    },
  ])

const noTypes: DetailTypes = new Map()
/** The types of authorization details. While the database is away, a document without this optional member serves clients better than none. */
async function typesInReach(context: Context): Promise<DetailTypes> {
  try {
    return await detailTypes(context)
  } catch (caught) {
    if (caught instanceof Unavailable) return noTypes
    throw caught
  }
}

/**
 * Discovery: one document at two places (RFC 8414 §3, OIDC Discovery §4). Pass it all endpoints of the protocol. The transport puts each well-known
 * path also before and after the path of a tenant.
 */
export function discovery(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const rendered = memoizeWeak((context: Context) => {
    let last: (ChangingMetadata & { readonly answer: Answer }) | undefined
    return (known: ChangingMetadata): Answer => {
      if (!last || !isSame(last, known)) {
        const body = JSON.stringify(metadata(endpoints, context, known))
        last = { ...known, answer: withMediaType('application/json', body, { 'cache-control': 'public, max-age=300' }) }
      }
      return last.answer
    }
  })
  const handle = async (_request: unknown, context: Context) => {
    const parts = [scopeTable(context), typesInReach(context), translationsOf(context), context.keys.algs(), context.keys.decryptionAlgs()] as const
    const [scopes, details, translations, algs, decryptionAlgs] = await Promise.all(parts)
    return rendered(context)({ scopes, details, translations, algs, decryptionAlgs })
  }
  const at = (path: string, spec: string) => endpoint({ method: 'GET', path, spec, surface: 'oauth', cors: 'any', handle })
  return [at('/.well-known/oauth-authorization-server', 'RFC 8414 §3'), at('/.well-known/openid-configuration', 'OIDC Discovery §4')]
}
