import type { LetterName } from '#model/template-names.ts'

/** The texts of letters, in English: Liquid templates. Every other language has the same entries. */
export const en = {
  invitation: {
    subject: 'An invitation to {{ organization }}',
    body: `Hello,

{% if inviter == blank %}You are invited{% else %}{{ inviter }} invites you{% endif %} to join “{{ organization }}” at {{ brand }}.

Sign in with this e-mail address to accept or decline:

{{ link }}

The invitation is good for {{ days }} days. If you do not know who sent it, do nothing: nobody learns whether you have an account.`,
  },
  factor_added: {
    subject: 'A new way to sign in to {{ brand }}',
    body: `Hello,

“{{ name }}” was added to your account at {{ brand }}: it can be shown as a second factor from now on.

If it was not you, sign in at once, remove it and change your password:

{{ link }}`,
  },
  factor_removed: {
    subject: 'A way to sign in to {{ brand }} was removed',
    body: `Hello,

“{{ name }}” was removed from your account at {{ brand }}: it is no second factor any more.

If it was not you, sign in at once and change your password:

{{ link }}`,
  },
  factors_reset: {
    subject: 'Your second factors at {{ brand }} were removed',
    body: `Hello,

an administrator of {{ brand }} removed all authenticator apps, passkeys and recovery codes from your account. You sign in with your password alone until you add a new one:

{{ link }}

If you did not ask for it, tell your administrator.`,
  },
  sign_in: {
    subject: 'Sign in to {{ brand }}',
    body: `Hello,

somebody, probably you, wants to sign in to {{ brand }} with this address.

{% if code %}The code for the page where you asked:

{{ code }}

{% endif %}{% if has_link %}The link to open in the same browser:

{{ link }}

{% endif %}It is good once, for {{ minutes }} minutes. Tell it to nobody, whoever asks. If it was not you, do nothing.`,
  },
  factor_code: {
    subject: 'Your code for {{ brand }}',
    body: `Hello,

the code for your account at {{ brand }}:

{{ code }}

It is good once, for {{ minutes }} minutes, in the browser that asked. Tell it to nobody, whoever asks. If it was not you, somebody knows your password: change it.`,
  },
  email_confirm: {
    subject: 'Confirm your address for {{ brand }}',
    body: `Hello,

somebody, probably you, gave this address to {{ brand }}. Confirm it here:

{{ link }}

The link is good once, for {{ minutes }} minutes. If it was not you, do nothing.`,
  },
  email_change_asked: {
    subject: 'Another address for your account at {{ brand }}',
    body: `Hello,

somebody, probably you, asked for another e-mail address for your account at {{ brand }}. Nothing changes before it is confirmed there.

If it was not you, sign in at once and change your password:

{{ link }}`,
  },
  email_changed: {
    subject: 'Your address at {{ brand }} was changed',
    body: `Hello,

your account at {{ brand }} has another e-mail address now; letters go there from now on.

If it was not you, tell the administrator at once:

{{ link }}`,
  },
  new_device: {
    subject: 'A sign-in to {{ brand }} from a new device',
    body: `Hello,

somebody signed in to your account at {{ brand }} in a browser that you did not use before:

{{ device }}

Network address {{ address }}, at {{ at }} (UTC).

If it was you, do nothing. If not, sign the device out at once and change your password:

{{ link }}`,
  },
  review_decided: {
    subject: 'What you asked for {{ application }} was decided',
    body: `Hello,

a reviewer at {{ brand }} has decided what you asked for your application {{ application }}: {{ approved }} approved, {{ declined }} declined.

The decisions and their reasons:

{{ link }}`,
  },
  developer_invited: {
    subject: 'Become a developer at {{ brand }}',
    body: `Hello,

you are invited to register applications of your own at {{ brand }}. Sign in or create an account with this e-mail address:

{{ link }}

If you do not expect it, do nothing.`,
  },
  developer_approved: {
    subject: 'You are a developer at {{ brand }}',
    body: `Hello,

an administrator of {{ brand }} has made you a developer. From here you come to your applications:

{{ link }}`,
  },
  developer_declined: {
    subject: 'Your request to {{ brand }} was declined',
    body: `Hello,

an administrator of {{ brand }} has declined that you become a developer. The reason, and a way to ask again:

{{ link }}`,
  },
  recovery_code_used: {
    subject: 'A recovery code was used at {{ brand }}',
    body: `Hello,

one of your recovery codes was used to sign in to your account at {{ brand }}. You have {{ left }} left.

If it was not you, sign in at once, change your password and make new codes:

{{ link }}`,
  },
  password: {
    subject: 'A new password for {{ brand }}',
    body: `Hello,

somebody, probably you, forgot the password of your account at {{ brand }}. Choose a new one here:

{{ link }}

The link is good once, for {{ minutes }} minutes. If it was not you, do nothing: your password stays as it is.`,
  },
  tx_code: {
    subject: 'Your code for a credential of {{ brand }}',
    body: `Hello,

your wallet asks for this code to take a credential of {{ brand }}:

{{ code }}

It is good for {{ minutes }} minutes. Tell it to nobody. If you expect no credential, do nothing: without the code nobody gets one.`,
  },
  reconsent: {
    subject: '{{ connection }} needs your consent again',
    body: `Hello,

what you allowed for “{{ connection }}” has ended at the other service, so nothing works with it in your name any more. Allow it again here, or disconnect it:

{{ link }}

If you do not use it any more, do nothing. You get no second letter about this.`,
  },
  outbound_trouble: {
    subject: '{{ count }} outbound authorizations of {{ client }} need attention',
    body: `Hello,

{{ count }} authorizations of the client “{{ client }}” at {{ brand }} failed or were lost in the last day. The health page tells which, and why:

{{ link }}

There is at most one such letter a day.`,
  },
  remote_secret: {
    subject: 'The secret of {{ client }} expires soon',
    body: `Hello,

the secret of the client “{{ client }}” at its provider expires on {{ date }}. Make a new one there and enter it here:

{{ link }}`,
  },
  test: {
    subject: 'A test letter of {{ brand }}',
    body: `Hello,

this letter shows that {{ brand }} can send mail. Somebody who administers it asked for it:

{{ link }}`,
  },
} as const satisfies Readonly<Record<LetterName, { readonly subject: string; readonly body: string }>>

export type Letters = { readonly [L in keyof typeof en]: { readonly subject: string; readonly body: string } }
