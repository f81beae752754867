import { ChangingFiles } from '#kit/changing-file.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { type RevocationList, type Revocations, readRevocationLists } from '#kit/revocation-list.ts'
import type { Settings } from '#model/settings.ts'
import { BadSettings, firstLineOf } from './fault.ts'

const LARGEST = 4_194_304
const TIMEOUT = 10_000
/** How often the file is looked at, and the lists that are due are fetched, in milliseconds. */
const LOOK = 10_000
/** How long a fetched list is kept before the next look at its address, and how soon a failed fetch is repeated. */
const [USUAL, SOON] = [3_600_000, 60_000]

/** The revocation lists of the authorities that issue certificates to clients. */
export interface RevocationSource {
  /** Undefined where the operator names no lists: nothing is checked then. */
  current(): Revocations | undefined
  /** Begins to look for new ones. */
  watch(): void
  stop(): void
}

interface Opening {
  readonly fetch: GuardedFetch
  readonly now: () => number
  readonly warn: (sentence: string) => void
  /** Milliseconds. */
  readonly every?: number
}

/** The lists at one address: kept while it cannot be reached, since they say until when they count. */
class PublishedList {
  readonly #url: string
  readonly #opening: Opening
  #due = 0
  lists: readonly RevocationList[] = []

  constructor(url: string, opening: Opening) {
    this.#url = url
    this.#opening = opening
  }

  async refresh(): Promise<void> {
    const { fetch, now, warn } = this.#opening
    if (now() < this.#due) return
    this.#due = now() + SOON
    try {
      const { status, bytes } = await fetch(this.#url, { limit: LARGEST, timeout: TIMEOUT })
      if (status !== 200) throw new Error(`it answers ${status}`)
      this.lists = readRevocationLists(bytes)
      const next = Math.min(...this.lists.map(({ nextUpdate }) => nextUpdate))
      this.#due = now() + Math.max(SOON, Math.min(USUAL, next - now()))
    } catch (error) {
      warn(`mtls.revocation_urls: ${this.#url} was not fetched: ${firstLineOf(error)}.`)
    }
  }
}

/** Opens the revocation lists of a file and of addresses (RFC 5280 §6.3). @throws {BadSettings} when the file cannot be used */
export async function openRevocations(settings: Settings, opening: Opening): Promise<RevocationSource> {
  const { 'mtls.revocations_path': path, 'mtls.revocation_urls': urls, 'mtls.stale_revocations': whenStale } = settings
  const published = urls.map((url) => new PublishedList(url, opening))
  const files = new ChangingFiles(1, LARGEST)
  let text: string | undefined
  let filed: readonly RevocationList[] = []
  let timer: NodeJS.Timeout | undefined
  async function readFiled(): Promise<void> {
    if (path === undefined) return
    try {
      const found = await files.read(path)
      if (found === undefined) throw new Error('there is no such file')
      if (found === text) return
      filed = readRevocationLists(Buffer.from(found))
      text = found
    } catch (error) {
      throw new BadSettings([`mtls.revocations_path: ${path} cannot be used: ${firstLineOf(error)}.`])
    }
  }
  const fetchDue = () => Promise.all(published.map((one) => one.refresh()))
  let known: Revocations | undefined
  const gather = () => {
    if (path !== undefined || urls.length > 0) known = { lists: [...filed, ...published.flatMap(({ lists }) => lists)], whenStale }
  }
  await readFiled()
  await fetchDue()
  gather()
  return {
    current: () => known,
    watch() {
      const look = () =>
        readFiled()
          .catch((error) => opening.warn(firstLineOf(error)))
          .then(fetchDue)
          .then(gather)
      timer = setInterval(look, opening.every ?? LOOK)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}
