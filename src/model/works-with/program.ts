import type { Client } from '../client.ts'
import type { CheckName } from '../explanation.ts'
import type { ProtectedApi } from '../protected-api.ts'
import type { RecipeKind } from '../start-values.ts'

/** Something about a program that people stumble over. */
export interface Quirk {
  /** A behaviour of the program at its defaults. */
  readonly does: string
  /** The change that helps. Absent: the fields that are set here suffice. */
  readonly change?: string
  /** The check that refuses its requests because of this. The refusal then tells what to change. */
  readonly refused?: CheckName
}

/** A piece of configuration of a program. `{issuer}`, `{client_id}`, `{client_secret}` and `{base}` stand for values. */
export interface Configuration {
  /** The file, page or command that takes it. */
  readonly place: string
  readonly language: 'ini' | 'yaml' | 'toml' | 'ruby' | 'python' | 'js' | 'json' | 'csharp' | 'go' | 'sh' | 'env' | 'text'
  readonly text: string
}

/** A program that people connect, declared once: the wizard, the page of the docs and the texts of refusals follow from it. */
export interface Program {
  /** Names it in `works_with` of a client. */
  readonly name: string
  readonly title: string
  /** The kind of application, whose start values come first. Absent: an API that accepts our tokens. */
  readonly kind?: RecipeKind
  /** The fields to set here, besides those of its kind. */
  readonly client?: Partial<Client>
  /** The fields of the API to set here. */
  readonly api?: Partial<ProtectedApi>
  /** `{base}` is the address of the program. */
  readonly redirect_uris: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  /** An example of `{base}`; absent where the redirect URIs are always the same. */
  readonly example?: string
  readonly configuration: readonly Configuration[]
  readonly quirks: readonly Quirk[]
  /** The version whose published guides it was compared with. Absent: it was written by the documentation of its makers alone. */
  readonly compared?: string
  /** The version with which a test here has driven it; absent: it was not tried. */
  readonly tried?: string
}

/** The values that stand in a configuration. */
export interface Filling {
  readonly issuer: string
  readonly client_id: string
  readonly client_secret: string
  readonly base: string
}
/** A text of a program with its values filled in. */
export const filledIn = (text: string, filling: Filling): string =>
  text.replaceAll(/\{(issuer|client_id|client_secret|base)\}/g, (_, name: keyof Filling) => filling[name])

/** The redirect URIs of a program at an address. */
export const redirectUrisAt = ({ redirect_uris }: Pick<Program, 'redirect_uris'>, base: string): string[] =>
  redirect_uris.map((uri) => uri.replaceAll('{base}', base.replace(/\/+$/, '')))

/** The address of a program, read from the redirect URIs of its client. */
export function addressOf({ redirect_uris, example = '' }: Pick<Program, 'redirect_uris' | 'example'>, client: Pick<Client, 'redirect_uris'>): string {
  for (const uri of redirect_uris) {
    const rest = uri.startsWith('{base}') ? uri.slice('{base}'.length) : undefined
    const found = rest === undefined ? undefined : client.redirect_uris.find((one) => one.endsWith(rest))
    if (rest !== undefined && found !== undefined) return found.slice(0, found.length - rest.length)
  }
  return example
}
