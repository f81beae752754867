/** The texts of letters, in English: Liquid templates. Every other language has the same entries. */
export const en = {
  invitation: {
    subject: 'An invitation to {{ organization }}',
    body: `Hello,

{{ inviter }} invites you to join “{{ organization }}” at {{ brand }}.

Sign in with this e-mail address to accept or decline:

{{ link }}

The invitation is good for {{ days }} days. If you do not know who sent it, do nothing: nobody learns whether you have an account.`,
  },
  password: {
    subject: 'A new password for {{ brand }}',
    body: `Hello,

somebody, probably you, forgot the password of your account at {{ brand }}. Choose a new one here:

{{ link }}

The link is good once, for {{ minutes }} minutes. If it was not you, do nothing: your password stays as it is.`,
  },
  test: {
    subject: 'A test letter of {{ brand }}',
    body: `Hello,

this letter shows that {{ brand }} can send mail. Somebody who administers it asked for it:

{{ link }}`,
  },
} as const

export type Letters = { readonly [L in keyof typeof en]: { readonly subject: string; readonly body: string } }
