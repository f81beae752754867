/** The texts of the page where people become developers, in English. */
export const developerEn = {
  title: 'Become a developer',
  lead: 'Developers register applications of their own, which people here can sign in to.',
  signIn: 'Sign in, or create an account, to become a developer.',
  is: 'You are a developer.',
  toConsole: 'Your applications',
  prove: (address: string) => `Prove first that ${address} is your address: we send a link to it.`,
  sendLink: 'Send the link',
  noMail: 'Your address is not proved, and no mail is sent here. Ask an administrator.',
  become: 'Become a developer',
  mayAsk: 'An administrator decides. Say who you are and what you want to build.',
  reason: 'Your message to the administrators',
  ask: 'Ask',
  askAgain: 'Ask again',
  declined: (why: string) => (why === '' ? 'An administrator declined.' : `An administrator declined: ${why}`),
  standing: {
    closed: 'Developers are made by administrators here.',
    uninvited: 'Only people who were invited become developers here. Sign in by the invited address, or ask an administrator.',
    waiting: 'You have asked. An administrator decides, and you are told by mail.',
  } as Readonly<Record<'closed' | 'uninvited' | 'waiting', string>>,
}
export type DeveloperWords = typeof developerEn
