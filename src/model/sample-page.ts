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
  'signed_out',
  'error',
] as const
export type SamplePage = (typeof samplePages)[number]
