import type { Html } from '#kit/html.ts'
import { requestOptions } from '#login/factors/passkeys.ts'
import { passkeyForm } from './passkey-form.ts'
import { pageAt } from './visit.ts'
import type { Waiting } from './waiting.ts'

/** The form on the sign-in page; absent where the identity provider takes no passkeys. */
export const passkeyEntrance = ({ v, place }: Waiting): Html | undefined =>
  place.provider.passkeys
    ? passkeyForm(v, {
        action: pageAt(v, '/login/passkey'),
        kind: 'get',
        options: requestOptions(v.context, { purpose: 'sign_in', browser: v.form.token }, { verification: 'required' }),
        label: v.words.factors.passkeySignIn,
        conditional: true,
        quiet: true,
      })
    : undefined
