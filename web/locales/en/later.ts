import { branding } from './branding.ts'
import { bulk } from './bulk.ts'
import { client } from './client.ts'
import { credentials } from './credentials.ts'
import { deeds } from './deeds.ts'
import { desk } from './desk.ts'
import { doors } from './doors.ts'
import { form } from './form.ts'
import { home } from './home.ts'
import { importing } from './import.ts'
import { imports } from './imports.ts'
import { lab } from './lab.ts'
import { log } from './log.ts'
import { outbound } from './outbound.ts'
import { palette } from './palette.ts'
import { portal } from './portal.ts'
import { posture } from './posture.ts'
import { receives } from './receives.ts'
import { registrations } from './registrations.ts'
import { scim } from './scim.ts'
import { sources } from './sources.ts'
import { templates } from './templates.ts'
import { tools } from './tools.ts'
import { translations } from './translations.ts'
import { values } from './values.ts'
import { wallets } from './wallets.ts'
import { why } from './why.ts'
import { wizard } from './wizard.ts'
import { work } from './work.ts'

export { labels } from './labels.ts'
export { resourceAbouts } from './resource-abouts.ts'
/** The texts of all further pages: they are loaded when the first of these is. */
export const later = {
  ...branding,
  ...bulk,
  ...client,
  ...credentials,
  ...deeds,
  ...desk,
  ...doors,
  ...form,
  ...importing,
  ...lab,
  ...home,
  ...imports,
  ...log,
  ...outbound,
  ...palette,
  ...receives,
  ...registrations,
  ...portal,
  ...posture,
  ...scim,
  ...sources,
  ...templates,
  ...tools,
  ...translations,
  ...values,
  ...wallets,
  ...why,
  ...wizard,
  ...work,
}
