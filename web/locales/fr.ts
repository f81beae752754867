import type { Texts } from './en.ts'
import { branding } from './fr/branding.ts'
import { bulk } from './fr/bulk.ts'
import { client } from './fr/client.ts'
import { clients } from './fr/clients.ts'
import { credentials } from './fr/credentials.ts'
import { deeds } from './fr/deeds.ts'
import { desk } from './fr/desk.ts'
import { doors } from './fr/doors.ts'
import { form } from './fr/form.ts'
import { frame } from './fr/frame.ts'
import { home } from './fr/home.ts'
import { importing } from './fr/import.ts'
import { imports } from './fr/imports.ts'
import { lab } from './fr/lab.ts'
import { log } from './fr/log.ts'
import { outbound } from './fr/outbound.ts'
import { palette } from './fr/palette.ts'
import { portal } from './fr/portal.ts'
import { posture } from './fr/posture.ts'
import { receives } from './fr/receives.ts'
import { registrations } from './fr/registrations.ts'
import { scim } from './fr/scim.ts'
import { sources } from './fr/sources.ts'
import { templates } from './fr/templates.ts'
import { tools } from './fr/tools.ts'
import { translations } from './fr/translations.ts'
import { values } from './fr/values.ts'
import { wallets } from './fr/wallets.ts'
import { why } from './fr/why.ts'
import { wizard } from './fr/wizard.ts'
import { work } from './fr/work.ts'

/** All texts in French. A text that English has and French has not is a type error. */
export const fr: Texts = {
  ...frame,
  ...home,
  ...imports,
  ...clients,
  ...client,
  ...credentials,
  ...deeds,
  ...desk,
  ...form,
  ...importing,
  ...doors,
  ...lab,
  ...log,
  ...outbound,
  ...palette,
  ...receives,
  ...registrations,
  ...scim,
  ...sources,
  ...portal,
  ...posture,
  ...templates,
  ...tools,
  ...translations,
  ...branding,
  ...bulk,
  ...values,
  ...wallets,
  ...why,
  ...wizard,
  ...work,
}
