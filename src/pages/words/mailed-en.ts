/** The texts of the pages about signing in by mail, in English. */
export const mailedEn = {
  withMail: 'Sign in by e-mail',
  title: 'Sign in by e-mail',
  lead: {
    code: 'We send a code to your address. Type it here to sign in.',
    link: 'We send a link to your address. Open it in this browser to sign in.',
    code_and_link: 'We send a code and a link to your address. Type the code here, or open the link in this browser.',
  } as Readonly<Record<'code' | 'link' | 'code_and_link', string>>,
  send: 'Send it',
  sentTitle: 'Look into your mail',
  sent: {
    code: 'If there is such an account and its address is confirmed, a code is on its way. It is good for ten minutes, in this browser.',
    link: 'If there is such an account and its address is confirmed, a link is on its way. It is good for ten minutes, in this browser.',
    code_and_link:
      'If there is such an account and its address is confirmed, a code and a link are on their way. They are good for ten minutes, in this browser.',
  } as Readonly<Record<'code' | 'link' | 'code_and_link', string>>,
  code: 'Code from the letter',
  codeRefused: 'This code is not right, too old, or was used already. After five wrong ones only a new letter helps.',
  remember: 'Stay signed in in this browser',
  again: 'Nothing came? Ask for another letter',
  elsewhereTitle: 'Open this link where you asked for it',
  elsewhereLead:
    'It signs in only the browser in which you asked for it, for ten minutes. Copy its address over there, or type the code of the letter. If you asked for nothing, close this page: nobody signed in.',

  addFactor: 'Add codes by e-mail',
  factorLead: (address: string) => `Besides your password you will be asked for a code that is mailed to ${address}. A first one shows that it arrives.`,
  sendCode: 'Send a code',
  sendTo: (address: string) => `Send a code to ${address}`,
  codeOnTheWay: 'A code is on its way. If none comes, wait a few minutes before you ask for another.',
  stepLead: 'Have a code sent to your address and type it, or type one of your recovery codes.',
  stepPassword: 'You signed in by mail. Type your password too, or one of your recovery codes.',
}
export type MailedWords = typeof mailedEn
