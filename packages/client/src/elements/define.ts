import type { Account } from '../account.ts'
import { AccountMenu } from './account-menu.ts'
import { AccountPart, chooseAccount } from './account-part.ts'
import { SessionList } from './session-list.ts'
import { SignInButton } from './sign-in-button.ts'

export { AccountMenu, AccountPart, SessionList, SignInButton }

/** The names of the elements in a page. */
const parts = {
  'gatehouse-sign-in': SignInButton,
  'gatehouse-account-menu': AccountMenu,
  'gatehouse-session-list': SessionList,
} as const

declare global {
  interface HTMLElementTagNameMap {
    readonly 'gatehouse-sign-in': SignInButton
    readonly 'gatehouse-account-menu': AccountMenu
    readonly 'gatehouse-session-list': SessionList
  }
}

/** Defines the elements, which show this account unless another is set on one of them. */
export function defineElements(account: Account): void {
  chooseAccount(account)
  for (const [name, part] of Object.entries(parts)) if (!customElements.get(name)) customElements.define(name, part)
}
