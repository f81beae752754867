import { isLoopback } from '#fields/loopback.ts'
import type { Context } from '#http/context.ts'
import type { Client } from '#model/client.ts'
import { consent } from '#model/consent.ts'

/** The facts about an application that the server knows, beside its own claims about itself. */
export interface ApplicationFacts {
  /** The host or app that the person will be sent to: an impostor cannot choose it freely. */
  readonly destination: string
  readonly kind: 'web' | 'this_computer' | 'app'
  /** The host of the application's website, when it differs. */
  readonly otherSite: string | undefined
  /** How many people here have agreed to it; `many` beyond the counted number. */
  readonly people: number
  readonly many: boolean
}

const COUNTED = 1000
const hostOf = (uri: string | undefined): string | undefined => (uri !== undefined && URL.canParse(uri) ? new URL(uri).host : undefined)
/** `app.shop.example` and `shop.example` are one site to a reader, `www.` or not. */
function isOneSite(a: string, b: string): boolean {
  const [one, other] = [a.replace(/^www\./, ''), b.replace(/^www\./, '')]
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}

export async function applicationFacts(context: Context, client: Client, redirectUri: string): Promise<ApplicationFacts> {
  const { protocol, host, hostname } = new URL(redirectUri)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  const kind = !isWeb ? 'app' : isLoopback(hostname) ? 'this_computer' : 'web'
  const site = hostOf(client.client_uri)
  const counted = await context.db.table(consent).count({ client_id: client.id }, { upTo: COUNTED })
  return {
    destination: isWeb ? host : protocol,
    kind,
    otherSite: kind === 'web' && site !== undefined && !isOneSite(site, host) ? site : undefined,
    people: Math.min(counted, COUNTED),
    many: counted > COUNTED,
  }
}
