import type { Account } from '../account.ts'
import { AccountPart, button, element } from './account-part.ts'
import type { Words } from './words.ts'

/** `<gatehouse-sign-in>`: a button that leads to the sign-in. It is there while nobody is signed in; its content replaces the label. */
export class SignInButton extends AccountPart {
  protected override draw(account: Account, words: Words): readonly Node[] {
    if (account.person) return []
    const made = button('', () => void account.signIn(), { part: 'button', class: 'main' })
    made.append(element('slot', {}, words.signIn))
    return [made]
  }
}
