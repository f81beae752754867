import { parameter } from './parameter.ts'

/** The parameters of an authorization request that only our pages read (OIDC Core §3.1.2.1). */
export const pageParameters = {
  login_hint: parameter('login_hint', { longest: 2048, withheld: true }),
  ui_locales: parameter('ui_locales', { longest: 2048 }),
}
