/** Where the rows of lists come from that nobody makes in the console. */
export const sources = {
  sources: {
    issued_credential: 'A credential stands here once a wallet has fetched it.',
    status_list: 'The server makes one when it issues the first credential whose status can be asked for.',
    linked_account: 'An account stands here once somebody has signed in with it, or linked it on their account page.',
    signal_stream: 'Receivers make their own stream with a token that has the scope signals:receive:own.',
    consent: 'A consent stands here once somebody has agreed to what a client asks for.',
    personal_token: 'People make these on their account page, where it is allowed.',
    presentation: 'A presentation stands here once a wallet was asked for credentials.',
  },
} as const
