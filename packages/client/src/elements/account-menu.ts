import type { Account } from '../account.ts'
import type { Person } from '../tokens.ts'
import { AccountPart, button, element } from './account-part.ts'
import type { Words } from './words.ts'

const nameOf = ({ name, email, sub }: Person): string => name || email || sub
/** The first letters of the first and the last word of a name. */
const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

/**
 * `<gatehouse-account-menu>`: a button with the initials of the person, which opens a panel with their name, their account and the sign-out. Entries of
 * the application go into its content.
 */
export class AccountMenu extends AccountPart {
  /** Closes the panel when something outside of it is pressed. */
  readonly #outside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#open(false)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('pointerdown', this.#outside)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('pointerdown', this.#outside)
  }

  protected override draw(account: Account, words: Words): readonly Node[] {
    const { person, accountUrl } = account
    if (!person) return []
    const name = nameOf(person)
    const opener = button('', () => this.#open(this.find('.panel')?.hidden === true), {
      part: 'button',
      class: 'avatar',
      'data-initials': initialsOf(name),
      'aria-label': words.accountOf(name),
      'aria-expanded': 'false',
      'aria-controls': 'panel',
    })
    const second = person.email && person.email !== name ? element('div', { class: 'soft' }, person.email) : undefined
    const panel = element(
      'div',
      { id: 'panel', part: 'panel', class: 'panel', hidden: '' },
      element('div', { class: 'who', part: 'person' }, element('div', { class: 'strong' }, name), second),
      accountUrl === undefined ? undefined : element('a', { href: accountUrl, part: 'account' }, words.manage),
      element('slot'),
      button(words.signOut, () => void account.signOut(), { part: 'sign-out' }),
    )
    const parts: readonly HTMLElement[] = [opener, panel]
    for (const part of parts) part.addEventListener('keydown', (event) => this.#pressed(event))
    panel.addEventListener('focusout', (event) => this.#left(event))
    return [opener, panel]
  }

  #open(isOpen: boolean): void {
    const panel = this.find('.panel')
    if (!panel) return
    panel.hidden = !isOpen
    this.find('.avatar')?.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) panel.querySelector<HTMLElement>('a, button')?.focus()
  }

  #pressed({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || this.find('.panel')?.hidden !== false) return
    this.#open(false)
    this.find('.avatar')?.focus()
  }

  /** The panel closes when the focus goes on; where it goes nowhere, the window lost it. */
  #left({ relatedTarget }: FocusEvent): void {
    const isInside = relatedTarget === null || this.contains(relatedTarget as Node) || this.shadowRoot?.contains(relatedTarget as Node)
    if (!isInside) this.#open(false)
  }
}
