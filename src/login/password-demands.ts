import type { Context } from '#http/context.ts'
import { organizationsOf } from './organizations-of.ts'

/** The demands on the passwords of a person that are plain numbers. */
export interface PasswordDemands {
  /** The least number of characters. */
  readonly length: number
  /** How many of the last passwords a new one must differ from. */
  readonly history: number
}

/** The demands on the passwords of a person: the most that the tenant and their organizations want. Somebody who signs up is in none yet. */
export async function passwordDemands(context: Context, user_id: string | undefined): Promise<PasswordDemands> {
  const { password_min_length, password_history } = context.settings
  const own = (user_id === undefined ? [] : await organizationsOf(context, user_id)).map(({ settings }) => settings)
  return {
    length: Math.max(password_min_length, ...own.map((settings) => settings.password_min_length ?? 0)),
    history: Math.max(password_history, ...own.map((settings) => settings.password_history ?? 0)),
  }
}
