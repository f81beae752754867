import { client } from './en/client.ts'
import { clients } from './en/clients.ts'
import { credentials } from './en/credentials.ts'
import { form } from './en/form.ts'
import { frame } from './en/frame.ts'
import { home } from './en/home.ts'
import { portal } from './en/portal.ts'
import { posture } from './en/posture.ts'
import { tools } from './en/tools.ts'
import { values } from './en/values.ts'
import { why } from './en/why.ts'
import { wizard } from './en/wizard.ts'
import { work } from './en/work.ts'

/** All texts in English: the language that every other is translated from, and falls back to. */
export const en = {
  ...frame,
  ...home,
  ...clients,
  ...client,
  ...credentials,
  ...form,
  ...portal,
  ...posture,
  ...tools,
  ...values,
  ...why,
  ...wizard,
  ...work,
}
/** The same texts in another language. */
export type Texts = Widened<typeof en>
type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> }
