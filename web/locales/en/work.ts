export const work = {
  work: {
    attempts: 'Attempts',
    no_attempts: 'None in the last week.',
    took_one: 'took {{count, number}} millisecond',
    took_other: 'took {{count, number}} milliseconds',
    retry: 'Try again now',
    retried: 'It is tried again now.',
    deliveries: 'Deliveries',
    resend: 'Send again',
    resent: 'It is sent again.',
    failing_since: 'The receiver takes nothing since',
    delivering: 'The receiver takes what it is sent.',
    rotate_secret: 'New signing secret',
    last_day: 'Attempts in the last day',
    nodes: 'Nodes',
    logout_tokens: 'Sign-outs that it was told of',
  },
} as const
