import { findLanguage } from '#kit/language-tag.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import { placedClaims } from '#model/credential-claims.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { type CredentialConfigurations, credentialConfigurations } from '#oauth/credential-configurations.ts'
import { OPENID_CREDENTIAL } from '#oauth/details/openid-credential.ts'
import { type DetailWords, detailWords } from '#oauth/details/words.ts'
import type { Visit } from './visit.ts'

interface Label {
  readonly name: string
  readonly locale?: string | undefined
}

/** The label in the language of the reader, else one for every language, else the first. */
function labelIn(labels: readonly Label[], language: string): string | undefined {
  const locale = findLanguage(
    [language],
    labels.flatMap((label) => label.locale ?? []),
  )
  const found = (locale !== undefined && labels.find((label) => label.locale === locale)) || labels.find((label) => label.locale === undefined)
  return (found ?? labels[0])?.name
}

const configurationName = (configurations: CredentialConfigurations, id: string, language: string): string =>
  labelIn(configurations.get(id)?.display ?? [], language) ?? id

/** The names of credentials in the language of the reader, as wallets show them. */
export async function credentialNames({ context, language }: Visit, ids: readonly string[]): Promise<readonly string[]> {
  const configurations = await credentialConfigurations(context)
  return ids.map((id) => configurationName(configurations, id, language))
}

/** The claims that a request names, by their labels; a path that the credential does not have is shown as it came. */
function claimNames(asked: unknown, configuration: CredentialConfiguration | undefined, language: string): readonly string[] {
  const placed = placedClaims(configuration?.claims ?? [])
  return (Array.isArray(asked) ? asked : []).map((one: { readonly path?: unknown }) => {
    const found = placed.find(({ path }) => JSON.stringify(path) === JSON.stringify(one.path))
    const spelled = Array.isArray(one.path) ? one.path.map((part) => part ?? '*').join('.') : JSON.stringify(one)
    return labelIn(found?.claim.display ?? [], language) ?? spelled
  })
}

/** A requested credential in words: its name and the names of its claims, not their identifiers (OID4VCI 1.0 §5.1.1). */
function credentialWords({ words, language }: Visit, detail: AuthorizationDetail, configurations: CredentialConfigurations): DetailWords {
  const id = String(detail['credential_configuration_id'])
  const { claims, locations } = detail
  const names = claimNames(claims, configurations.get(id), language)
  return {
    name: words.credentialDetail,
    sentence: words.credentialIntoWallet(configurationName(configurations, id, language)),
    others: [
      ...(names.length > 0 ? [[words.credentialClaims, names.join(', ')] as const] : []),
      ...(Array.isArray(locations) ? [[words.credentialFrom, locations.join(', ')] as const] : []),
    ],
  }
}

/** The details of a request in words: those that ask for a credential in the language of the reader, others as their types say them (RFC 9396 §12). */
export async function detailsInWords(v: Visit, details: readonly AuthorizationDetail[]): Promise<readonly DetailWords[]> {
  if (details.length === 0) return []
  const [said, configurations] = await Promise.all([detailWords(details, v.context), credentialConfigurations(v.context)])
  return said.map((one, at) => {
    const detail = details[at]
    return detail?.type === OPENID_CREDENTIAL ? credentialWords(v, detail, configurations) : one
  })
}
