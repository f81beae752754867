import type { GrantDescription, Registry } from '../../../api/registry.ts'

/** The flows that run from a page, named as in `supported_grant_types`. */
export type WayName = string

/** The ways that are no token request: one through the browser, two at endpoints of their own. */
const besides = ['implicit', 'introspect', 'revoke']
/** The way that most clients are about stands first. */
const FIRST = 'authorization_code'

/** Every grant that can be run from a page, in the order in which they are offered: those that the server serves. */
export const wayNamesOf = ({ grants }: Registry): readonly WayName[] => {
  const served = grants.map(({ name }) => name)
  return [...served.filter((name) => name === FIRST), ...served.filter((name) => name !== FIRST), ...besides]
}
export const grantNamed = ({ grants }: Registry, name: WayName): GrantDescription | undefined => grants.find((grant) => grant.name === name)

/** The response modes that can be tried: a form is posted to the application (OAuth Form Post §2), where no script of a page can read it. */
export const modesInUrl = ({ response_modes }: Registry): readonly string[] => response_modes.filter((mode) => !mode.startsWith('form_post'))

/** The parameters of a token request that a person fills in, those that must be there first. */
export function parametersOf({
  parameters: { properties, required = [] },
}: GrantDescription): readonly { readonly name: string; readonly required: boolean }[] {
  const inputs = Object.keys(properties).map((name) => ({ name, required: required.includes(name) }))
  return [...inputs.filter((input) => input.required), ...inputs.filter((input) => !input.required)]
}
