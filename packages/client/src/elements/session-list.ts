import type { Account, OwnSession } from '../account.ts'
import { AccountPart, button, element } from './account-part.ts'
import { ago, day, type Words } from './words.ts'

type State = { readonly rows: readonly OwnSession[] } | 'loading' | 'failed'

/**
 * `<gatehouse-session-list>`: the browsers in which the person is signed in, each with a button that signs them out there. It takes the scope
 * `account:manage:own`.
 */
export class SessionList extends AccountPart {
  #state: State = 'loading'
  /** The person whose list is shown; another's is loaded anew. */
  #of: string | undefined
  /** The last deed in words, for people who do not see that a row is gone. */
  #told = ''

  protected override draw(account: Account, words: Words): readonly Node[] {
    const { person } = account
    if (!person) {
      this.#of = undefined
      return []
    }
    if (this.#of !== person.sub) {
      this.#of = person.sub
      this.#state = 'loading'
      void this.#load(account)
    }
    return [this.#head(account, words), element('p', { role: 'status', class: 'soft' }, this.#told), ...this.#body(account, words)]
  }

  /** Reads the list again. */
  async reload(): Promise<void> {
    if (this.account) await this.#load(this.account)
  }

  async #load(account: Account): Promise<void> {
    try {
      this.#state = { rows: await account.sessions() }
    } catch {
      this.#state = 'failed'
    }
    this.redraw()
  }

  #head(account: Account, words: Words): Node {
    const hasOthers = typeof this.#state === 'object' && this.#state.rows.some(({ current }) => !current)
    const others = hasOthers
      ? button(words.endOthers, () => void this.#end(account, words, () => account.endOtherSessions()), { part: 'end-others' })
      : undefined
    return element('div', { class: 'head' }, element('h2', { id: 'title', part: 'title', tabindex: '-1' }, words.sessions), others)
  }

  #body(account: Account, words: Words): readonly Node[] {
    if (this.#state === 'loading') return [element('p', { class: 'soft' }, words.loading)]
    if (this.#state === 'failed') return [element('p', { role: 'alert' }, words.failed), button(words.again, () => void this.#load(account), { part: 'again' })]
    return [element('ul', { 'aria-labelledby': 'title', part: 'list' }, ...this.#state.rows.map((row) => this.#row(account, words, row)))]
  }

  #row(account: Account, words: Words, row: OwnSession): Node {
    const { language } = this
    const device = deviceOf(row, words)
    const facts = [row.current ? undefined : words.lastUsed(ago(language, row.last_seen_at)), words.since(day(language, row.created_at)), row.address]
    const end = row.current
      ? element('span', { class: 'badge', part: 'current' }, words.current)
      : button(words.end, () => void this.#end(account, words, () => account.endSession(row.id)), { part: 'end', 'aria-label': `${words.end}: ${device}` })
    const told = facts.filter((fact) => typeof fact === 'string' && fact !== '').join(' · ')
    const used = row.applications.map(({ name }) => name).join(' · ')
    const lines = [told, used && words.usedFor(used)].filter((line) => line !== '').map((line) => element('div', { class: 'soft' }, line))
    return element('li', { part: 'session' }, element('div', {}, element('div', { class: 'strong' }, device), ...lines), end)
  }

  /** The row with the focus goes away: the title takes it. */
  async #end(account: Account, words: Words, end: () => Promise<void>): Promise<void> {
    try {
      await end()
      this.#told = words.ended
    } catch {
      this.#told = ''
    }
    await this.#load(account)
    this.find('#title')?.focus()
  }
}

const deviceOf = ({ browser, system }: OwnSession, words: Words): string =>
  browser && system ? words.onSystem(browser, system) : (browser ?? system ?? words.unknownDevice)
