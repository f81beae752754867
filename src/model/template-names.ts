import { samplePages } from './sample-page.ts'

/** The template around every page. */
export const LAYOUT = 'layout'
/** Letters, as the templates of mails name them: `mail_` and this. */
export const letterNames = [
  'invitation',
  'factor_added',
  'factor_removed',
  'factors_reset',
  'sign_in',
  'factor_code',
  'email_confirm',
  'email_change_asked',
  'email_changed',
  'new_device',
  'recovery_code_used',
  'password',
  'tx_code',
  'reconsent',
  'outbound_trouble',
  'remote_secret',
  'review_decided',
  'developer_invited',
  'developer_approved',
  'developer_declined',
  'test',
] as const

export type LetterName = (typeof letterNames)[number]

export const pageTemplates = [LAYOUT, ...samplePages] as const
export type PageTemplate = (typeof pageTemplates)[number]
export const templateNames = [...pageTemplates, ...letterNames.map((name) => `mail_${name}` as const)] as const
export type TemplateName = (typeof templateNames)[number]
export const isPageTemplate = (name: string): name is PageTemplate => !name.startsWith('mail_')

/** The values that a template of a page may show. */
export const pageValues = [
  'title',
  'status',
  'language',
  'direction',
  'brand_name',
  'help_uri',
  'client.id',
  'client.name',
  'client.client_uri',
  'client.policy_uri',
  'client.tos_uri',
] as const

/** The ready parts that a template of a page must hold, and may. Forms with their hidden fields are in them, so that no template can lose one. */
export const partsOf = (name: PageTemplate): { readonly required: readonly string[]; readonly optional: readonly string[] } =>
  name === LAYOUT ? { required: ['content'], optional: ['brand', 'links'] } : { required: ['form'], optional: ['heading'] }
