import type { Account } from '../account.ts'
import { partStyle } from './style.ts'
import { languageOf, type Words, wordsOf } from './words.ts'

let chosen: Account | undefined
let sheet: CSSStyleSheet | undefined

/** Chooses the account of all parts that are given none of their own. */
export const chooseAccount = (account: Account): void => {
  chosen = account
}

/** An element with its attributes and children. Texts become text nodes, so that no name can bring markup with it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A button that does something when it is pressed. */
export function button(label: string, press: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', press)
  return made
}

/** A web component that shows something of an account, and is drawn anew when that changes. */
export abstract class AccountPart extends HTMLElement {
  static readonly observedAttributes = ['lang']
  readonly #root: ShadowRoot
  readonly #changed = (): void => this.redraw()
  #account: Account | undefined

  constructor() {
    super()
    this.#root = this.attachShadow({ mode: 'open' })
    sheet ??= partStyle()
    this.#root.adoptedStyleSheets = [sheet]
  }

  /** The account that is shown: that of all parts, unless another is set here. */
  get account(): Account | undefined {
    return this.#account ?? chosen
  }
  set account(account: Account | undefined) {
    this.#listen(false)
    this.#account = account
    if (this.isConnected) this.connectedCallback()
  }

  connectedCallback(): void {
    this.#listen(true)
    this.redraw()
  }
  disconnectedCallback(): void {
    this.#listen(false)
  }
  attributeChangedCallback(): void {
    if (this.isConnected) this.redraw()
  }

  /** The children of the part now; none hide it. */
  protected abstract draw(account: Account, words: Words): readonly Node[]

  protected get language(): string {
    return languageOf(this)
  }
  protected find(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector)
  }

  protected redraw(): void {
    const { account } = this
    const children = account?.isReady ? this.draw(account, wordsOf(this.language)) : []
    this.#root.replaceChildren(...children)
    this.hidden = children.length === 0
  }

  #listen(on: boolean): void {
    if (on) this.account?.addEventListener('change', this.#changed)
    else this.account?.removeEventListener('change', this.#changed)
  }
}
