/** The pages that can be drawn with sample data. */
export const samplePages = [
  'sign_in',
  'select_account',
  'register',
  'consent',
  'second_factor',
  'forgotten_password',
  'new_password',
  'confirm_email',
  'device_code',
  'device_question',
  'account',
  'factors',
  'add_app',
  'add_passkey',
  'email_sent',
  'requests',
  'credential_offer',
  'present',
  'signed_out',
  'error',
] as const
export type SamplePage = (typeof samplePages)[number]
