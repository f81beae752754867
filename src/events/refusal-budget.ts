import { Lru } from '#kit/lru.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'

/** The key of a refusal's budget. */
export interface Refusing {
  readonly tenant: string
  readonly client_id: string
  readonly network: string
}

// A developer who repairs an integration sees each of the first refusals. Of a flood one refusal every ten seconds is kept, which shows that it continues.
const CLIENT = { burst: 60, perSecond: 0.1 }
/** An attacker can name any number of clients, so refusals are also bounded per network. */
const NETWORK = { burst: 120, perSecond: 0.2 }
/** At most 44,000 rows a day for the node, some 50 MB, even in an attack from many networks. */
const NODE = { burst: 1000, perSecond: 0.5 }

/** Token buckets that bound how many refusals are written down: for each client, each network and the node. */
export function refusalBudget() {
  const [ofClient, ofNetwork, ofNode] = [tokenBuckets(CLIENT), tokenBuckets(NETWORK), tokenBuckets(NODE)]
  const skipped = new Lru<string, number>(20_000)
  return {
    /** The number of the client's refusals that were skipped since the last stored one; undefined when this one must be skipped too. */
    take({ tenant, client_id, network }: Refusing, now: number): number | undefined {
      const client = `${tenant} ${client_id}`
      const before = skipped.get(client) ?? 0
      if (ofNetwork(network, now) > 0 || ofClient(client, now) > 0 || ofNode('', now) > 0) {
        skipped.set(client, before + 1)
        return undefined
      }
      if (before > 0) skipped.set(client, 0)
      return before
    },
  }
}
