import { messageWord } from '../../i18n/wording.ts'

export const MY_APPS = '/me/apps'

/** An application with access to one's account. */
export interface ConnectedApp {
  readonly client_id: string
  readonly name: string
  readonly client_uri?: string
  readonly scopes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly since_at: number
  readonly last_used_at?: number
}

/** A permission in plain words, where it has some. */
export const permissionName = ({ labels }: ConnectedApp, scope: string): string => messageWord(labels[scope] ?? scope)
