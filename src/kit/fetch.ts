/** The body of an answer from outside, and what was said of it. */
export interface Fetched {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** The only way out of the house. */
export interface GuardedFetch {
  /** @throws {Error} when the address is private and not allowed, or the answer is too slow, too large or a redirect to another host. */
  (
    url: string,
    options?: {
      readonly method?: string
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      readonly limit?: number
      readonly timeout?: number
    },
  ): Promise<Fetched>
}
