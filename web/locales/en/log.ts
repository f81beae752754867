export const log = {
  log: {
    title: 'Requests',
    about: 'The last requests of clients, live. A refused one opens its explanation.',
    outcome: 'Outcome',
    outcomes: { all: 'All', answered: 'Answered', refused: 'Refused' },
    stop: 'Stop',
    resume: 'Resume',
    none: 'No request yet',
    none_words: 'Issued tokens and refused requests stand here as they happen.',
    time: 'Time',
    endpoint: 'Endpoint',
    network: 'Network',
    proof: 'Secret or key',
    request: 'Request',
    issued: 'Token issued: {{grant}}',
    why: 'See why',
  },
} as const
